package dev.dyad.samples;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Dataset;
import dev.dyad.core.RandomKey;
import dev.dyad.core.SkipLog;
import dev.dyad.core.Tensor;
import dev.dyad.image.Digits;
import dev.dyad.image.Idx;
import dev.dyad.image.Image;
import dev.dyad.image.ImageCollator;
import dev.dyad.learn.Adam;
import dev.dyad.learn.BatchSource;
import dev.dyad.learn.DeviceChoice;
import dev.dyad.learn.StopSignal;
import dev.dyad.learn.TrainedEncoder;
import dev.dyad.learn.Training;
import dev.dyad.learn.TrainingListener;
import dev.dyad.learn.TrainingOutcome;
import dev.dyad.learn.TrainingSpec;
import dev.dyad.learn.encoder.SimpleCnn;
import dev.dyad.learn.method.SimCLR;
import dev.dyad.pairs.BatchLoader;
import dev.dyad.pairs.Shuffled;
import dev.dyad.pairs.ViewSampler;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** SimCLR in one screen of code: from pictures to an encoder at work. */
public final class TrainFromCode {
  private TrainFromCode() {}

  /**
   * Trains on the built-in digits and embeds a few of them.
   *
   * @param args the run's folder, and the data's (the built-in digits if absent)
   * @throws IOException if the data cannot be read
   */
  public static void main(String[] args) throws IOException {
    Path run = Path.of(args.length > 0 ? args[0] : "runs/from-code");
    Path data = Path.of(args.length > 1 ? args[1] : "samples/data/digits");

    Dataset<Image> digits = new Idx().read(data, "train");
    List<Augmentation<Image>> views = new Digits(8).pipelines();
    var collator = new ImageCollator();
    var sampler = new ViewSampler<>(digits, views, new Shuffled(128), RandomKey.of(42));
    var spec = new TrainingSpec(new SimCLR(), new SimpleCnn(), new Adam(), 2, 42);

    try (var loader = new BatchLoader<>(sampler, collator, 1, new SkipLog())) {
      TrainingOutcome outcome =
          new Training(spec, BatchSource.of(loader), run)
              .start(TrainingListener.SILENT, new StopSignal());
      System.out.printf(
          "loss %.3f, %.0f samples/s%n", outcome.lastLoss(), outcome.samplesPerSecond());

      try (var encoder = TrainedEncoder.load(outcome.encoder(), DeviceChoice.CPU)) {
        List<Tensor> batch =
            collator.collate(List.of(digits.get(0).value(), digits.get(1).value()));
        float[][] embeddings = encoder.embed(batch);
        System.out.printf("%d embeddings of %d numbers%n", embeddings.length, embeddings[0].length);
      }
    }
  }
}
