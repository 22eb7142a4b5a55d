package dev.dyad.srctest.melody;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Dataset;
import dev.dyad.core.DatasetReader;
import dev.dyad.core.Modalities;
import dev.dyad.core.Modality;
import dev.dyad.core.RandomKey;
import dev.dyad.core.Sequence;
import dev.dyad.core.SkipLog;
import dev.dyad.core.Skipped;
import dev.dyad.core.SpecCodec;
import dev.dyad.core.Tensor;
import dev.dyad.core.View;
import dev.dyad.learn.Adam;
import dev.dyad.learn.BatchSource;
import dev.dyad.learn.DeviceChoice;
import dev.dyad.learn.Encoder;
import dev.dyad.learn.LearningSpecs;
import dev.dyad.learn.StopSignal;
import dev.dyad.learn.TrainedEncoder;
import dev.dyad.learn.Training;
import dev.dyad.learn.TrainingListener;
import dev.dyad.learn.TrainingOutcome;
import dev.dyad.learn.TrainingSpec;
import dev.dyad.learn.method.SimCLR;
import dev.dyad.pairs.BatchLoader;
import dev.dyad.pairs.Shuffled;
import dev.dyad.pairs.ViewSampler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Law 4: a new modality is one new module and no edit elsewhere. Nothing of Dyad knows tunes; all
 * that makes this test pass lies in this package and one service file.
 */
class MelodyModalityTest {
  private static final int TUNES = 64;
  @TempDir private Path folder;

  /** Rising, falling, zigzag and level tunes, sixteen of each, and two lines that are no tunes. */
  private Path songbook() throws IOException {
    var lines = new ArrayList<String>();
    var random = RandomKey.of(5).generator();
    int[][] shapes = {
      {0, 2, 4, 5, 7, 9, 11, 12},
      {12, 11, 9, 7, 5, 4, 2, 0},
      {0, 7, 0, 7, 0, 7, 0, 7},
      {0, 0, 0, 0, 0, 0, 0, 0}
    };
    List<String> names = List.of("rising", "falling", "zigzag", "level");
    for (int i = 0; i < TUNES; i++) {
      int start = 48 + random.nextInt(24);
      var line = new StringBuilder(names.get(i % 4) + ":");
      for (int step : shapes[i % 4]) {
        line.append(' ').append(start + step);
      }
      lines.add(line.toString());
    }
    lines.add("rising: 60 la 64");
    lines.add("level: 999");
    return Files.write(folder.resolve("tunes.songs"), lines);
  }

  @SuppressWarnings("unchecked") // the modality called melody has melodies
  private static Modality<Melody> melody() {
    return (Modality<Melody>) Modalities.named("melody");
  }

  private Dataset<Melody> data() throws IOException {
    Path path = songbook();
    DatasetReader<Melody> reader =
        melody().readers().stream().filter(r -> r.accepts(path)).findFirst().orElseThrow();
    return reader.read(path, DatasetReader.ALL);
  }

  @Test
  void isListedBesideTheOthers() {
    assertThat(Modalities.all()).extracting(Modality::name).contains("image", "melody");
    assertThat(melody().type()).isEqualTo(Melody.class);
  }

  @Test
  void itsPipelinesAreWrittenAndRead() {
    SpecCodec codec = SpecCodec.of(melody());
    Object read = codec.read(Augmentation.class, "[Transposition, Maybe(p=0.2, step=ornament)]");
    assertThat(read)
        .isEqualTo(
            Sequence.of(new Transposition(), new dev.dyad.core.Maybe<>(0.2, new Ornament())));
    assertThat(codec.read(codec.write(read))).isEqualTo(read);
    assertThat(codec.names(DatasetReader.class)).containsExactly("Songbook");
  }

  @Test
  void itsViewsAreDrawnAndReplayed() throws IOException {
    Dataset<Melody> data = data();
    var sampler =
        new ViewSampler<>(
            data, melody().defaultViews().pipelines(), new Shuffled(16), RandomKey.of(1));
    var skips = new SkipLog();
    sampler
        .epoch(0, skips)
        .forEach(
            batch -> {
              for (List<View<Melody>> views : batch.views()) {
                for (int i = 0; i < batch.size(); i++) {
                  View<Melody> view = views.get(i);
                  assertThat(View.replay(batch.samples().get(i).value(), view.changes()))
                      .isEqualTo(view.value());
                }
              }
            });
    assertThat(skips.entries()).extracting(Skipped::id).isSubsetOf("line 65", "line 66");
  }

  @Test
  void trainsAndEmbeds() throws IOException {
    Encoder encoder = LearningSpecs.codec().read(Encoder.class, melody().defaultEncoder());
    var skips = new SkipLog();
    var sampler =
        new ViewSampler<>(
            data(), melody().defaultViews().pipelines(), new Shuffled(32), RandomKey.of(1));
    var spec = new TrainingSpec(new SimCLR(0.5, 32, 16), encoder, new Adam(0.003), 15, 1);
    TrainingOutcome outcome;
    var listener = new FirstLoss();
    try (var loader = new BatchLoader<>(sampler, melody().collator(), 2, skips)) {
      outcome =
          new Training(spec, BatchSource.of(loader), folder.resolve("run"))
              .start(listener, new StopSignal());
    }
    assertThat(outcome.completed()).isTrue();
    assertThat(outcome.steps()).isEqualTo(30);
    assertThat(outcome.lastLoss()).isFinite().isLessThan(listener.loss);
    assertThat(skips.entries())
        .containsExactly(
            new Skipped("line 65", "no tune: For input string: \"la\""),
            new Skipped("line 66", "no tune: pitch must be in 0..127, but was 999"));
    try (var trained = TrainedEncoder.load(outcome.encoder(), DeviceChoice.CPU)) {
      List<Tensor> inputs =
          melody().collator().collate(List.of(tune(60, 2), tune(63, 2), tune(60, -2)));
      float[][] embedded = trained.embed(inputs);
      assertThat(embedded).hasDimensions(3, 24);
      assertThat(cosine(embedded[0], embedded[1]))
          .as("a tune is nearer to its transposition than to its mirror image")
          .isGreaterThan(cosine(embedded[0], embedded[2]));
    }
  }

  private static Melody tune(int start, int step) {
    var pitches = new ArrayList<Integer>();
    for (int i = 0; i < 8; i++) {
      pitches.add(start + i * step);
    }
    return new Melody(pitches);
  }

  private static double cosine(float[] a, float[] b) {
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += a[i] * b[i];
      aa += a[i] * a[i];
      bb += b[i] * b[i];
    }
    return ab / Math.sqrt(aa * bb);
  }

  private static final class FirstLoss implements TrainingListener {
    private double loss = Double.NaN;

    @Override
    public void step(dev.dyad.learn.StepReport report) {
      loss = Double.isNaN(loss) ? report.loss() : loss;
    }
  }
}
