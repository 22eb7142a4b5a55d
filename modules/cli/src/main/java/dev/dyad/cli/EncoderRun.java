package dev.dyad.cli;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Dataset;
import dev.dyad.core.DatasetReader;
import dev.dyad.core.ListDataset;
import dev.dyad.core.Modality;
import dev.dyad.core.RandomKey;
import dev.dyad.core.Sample;
import dev.dyad.core.SkipLog;
import dev.dyad.core.SpecCodec;
import dev.dyad.core.Tensor;
import dev.dyad.learn.DeviceChoice;
import dev.dyad.learn.TrainedEncoder;
import dev.dyad.pairs.InOrder;
import dev.dyad.pairs.ViewSampler;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/**
 * A run's encoder at work on data of one's own. The data it was trained on need not be there any
 * more.
 *
 * @param <T> type of the values
 */
final class EncoderRun<T> implements AutoCloseable {
  private final Recipe recipe;
  private final RunFolder folder;
  private final Workload<T> work;
  private final TrainedEncoder encoder;
  private final Terminal terminal;
  private final SkipLog skips = new SkipLog();

  private EncoderRun(Modality<T> modality, Recipe recipe, RunFolder folder, CommandSpec spec) {
    this.recipe = recipe;
    this.folder = folder;
    this.work = Workload.withoutData(modality, recipe);
    this.encoder = TrainedEncoder.load(folder.trained(), new DeviceChoice(recipe.device()));
    this.terminal = new Terminal(spec.commandLine().getErr(), new ArrayList<>());
  }

  /**
   * Loads the encoder.
   *
   * @throws IllegalArgumentException if the run is not complete
   */
  static <T> EncoderRun<T> of(
      Modality<T> modality, Recipe recipe, RunFolder folder, CommandSpec spec) {
    return new EncoderRun<>(modality, recipe, folder, spec);
  }

  Modality<T> modality() {
    return work.modality();
  }

  RunFolder folder() {
    return folder;
  }

  SkipLog skips() {
    return skips;
  }

  /** {@link Workload#source} of this run. */
  Source<T> source(Path path, Optional<DatasetReader<T>> named, String option) throws IOException {
    return work.source(recipe, path, named, option);
  }

  /** The reader that a text names, with settings if it has any. */
  @SuppressWarnings("unchecked") // read by this modality's codec
  Optional<DatasetReader<T>> reader(Optional<String> text) {
    SpecCodec codec = SpecCodec.of(work.modality());
    return text.map(t -> (DatasetReader<T>) codec.read(DatasetReader.class, t));
  }

  /** Embeds a data set batch by batch; samples that cannot be read are noted and left out. */
  <E extends Exception> void embed(Dataset<T> data, Embedder.Each<Embedder.Batch, E> task)
      throws E {
    skips.addAll(data.skipped());
    try {
      new Embedder<>(work, recipe.workers(), skips, terminal.count("embed", data.size()))
          .each(data, encoder::embed, task);
    } finally {
      terminal.close();
    }
  }

  /** Embeds a few samples. */
  List<Embedder.Batch> embed(Dataset<T> data) {
    var batches = new ArrayList<Embedder.Batch>();
    embed(data, batches::add);
    return batches;
  }

  /** A sample as the encoder sees it: its evaluation view. */
  T seen(Sample<T> sample) {
    Dataset<T> none = new ListDataset<>(List.of(), List.of());
    List<Augmentation<T>> view = List.of(work.evaluation());
    return new ViewSampler<>(none, view, new InOrder(1), RandomKey.of(0))
        .view(sample, 0, 0)
        .value();
  }

  /** Vectors of samples that {@link #seen} saw, as one batch. By one thread at a time. */
  float[][] encode(List<T> seen) {
    List<Tensor> inputs = work.collator().collate(seen);
    try {
      return encoder.embed(inputs);
    } finally {
      inputs.forEach(Tensor::close);
    }
  }

  /** Tells data from other data, or from the same with other samples. */
  String fingerprint(Dataset<T> data) {
    return Provenance.fingerprint(work, data);
  }

  /** Says what is done now. */
  void say(String message, Object... values) {
    terminal.say(message, values);
  }

  /** Says what was left out. */
  void saySkipped() {
    skips.entries().forEach(s -> terminal.say("skipped %s: %s", s.id(), s.reason()));
  }

  @Override
  public void close() {
    encoder.close();
  }
}
