package dev.dyad.srctest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dyad.audio.Centering;
import dev.dyad.audio.Clip;
import dev.dyad.audio.LogMel;
import dev.dyad.audio.LogMelCollator;
import dev.dyad.audio.SpokenWords;
import dev.dyad.core.Augmentation;
import dev.dyad.core.Dataset;
import dev.dyad.core.DeviceCollator;
import dev.dyad.core.ListDataset;
import dev.dyad.core.RandomKey;
import dev.dyad.core.Sequence;
import dev.dyad.core.SkipLog;
import dev.dyad.image.ChannelShuffle;
import dev.dyad.image.Image;
import dev.dyad.learn.Adam;
import dev.dyad.learn.BatchSource;
import dev.dyad.learn.DeviceChoice;
import dev.dyad.learn.StepReport;
import dev.dyad.learn.StopSignal;
import dev.dyad.learn.Training;
import dev.dyad.learn.TrainingListener;
import dev.dyad.learn.TrainingOutcome;
import dev.dyad.learn.TrainingSpec;
import dev.dyad.learn.encoder.SimpleCnn;
import dev.dyad.learn.method.SimCLR;
import dev.dyad.pairs.BatchLoader;
import dev.dyad.pairs.Shuffled;
import dev.dyad.pairs.ViewSampler;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs whose views the device makes (here the CPU's engine). */
class DeviceTrainingTest {
  private static final Runs<Image> PICTURES =
      new Runs<>(
          "pictures",
          ListDataset.of(DrawnPictures.alike(96, 20, 18, 3)),
          new dev.dyad.image.SimCLR(16).pipelines(),
          DrawnPictures.COLLATOR);
  private static final Runs<Clip> SOUNDS =
      new Runs<>(
          "sounds",
          ListDataset.of(DrawnClips.digits(96)),
          new SpokenWords().pipelines(),
          new LogMelCollator(
              new LogMel(),
              Centering.CLIP,
              10,
              false,
              OptionalDouble.of(0),
              OptionalDouble.of(15)));

  @TempDir Path folder;

  private static Stream<Runs<?>> runs() {
    return Stream.of(PICTURES, SOUNDS);
  }

  /** Runs on some data. */
  private record Runs<T>(
      String name, Dataset<T> data, List<Augmentation<T>> views, DeviceCollator<T> collator) {
    ViewSampler<T> sampler() {
      return new ViewSampler<>(data, views, new Shuffled(32), RandomKey.of(5));
    }

    BatchLoader<T> onHost() {
      return new BatchLoader<>(sampler(), collator, 2, new SkipLog());
    }

    BatchLoader<T> onDevice() {
      return BatchLoader.drawing(sampler(), collator, 2, new SkipLog(), change -> {});
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private Training training(String name, BatchLoader<?> loader) {
    var spec =
        new TrainingSpec(
            new SimCLR(0.5, 32, 16), new SimpleCnn(), new Adam(0.002), 4, 9, DeviceChoice.CPU, 0);
    return new Training(spec, BatchSource.of(loader), folder.resolve(name));
  }

  private TrainingOutcome train(String name, BatchLoader<?> loader) {
    try (loader) {
      return training(name, loader).start(TrainingListener.SILENT, new StopSignal());
    }
  }

  @ParameterizedTest
  @MethodSource("runs")
  void learnWhatTheHostsViewsTeach(Runs<?> runs) {
    TrainingOutcome host = train("host", runs.onHost());
    TrainingOutcome device = train("device", runs.onDevice());
    assertThat(device.lastLoss()).isCloseTo(host.lastLoss(), within(0.01));
  }

  @ParameterizedTest
  @MethodSource("runs")
  void endWithTheSameWeightsHoweverTheyWereStopped(Runs<?> runs) {
    TrainingOutcome whole = train("whole", runs.onDevice());
    try (BatchLoader<?> loader = runs.onDevice()) {
      var stop = new StopSignal();
      training("stopped", loader).start(stoppingAfter(5, stop), stop);
    }
    try (BatchLoader<?> loader = runs.onDevice()) {
      TrainingOutcome resumed =
          training("stopped", loader).resume(TrainingListener.SILENT, new StopSignal());
      assertThat(resumed.encoder()).hasSameBinaryContentAs(whole.encoder());
    }
  }

  private static TrainingListener stoppingAfter(long steps, StopSignal stop) {
    return new TrainingListener() {
      @Override
      public void step(StepReport report) {
        if (report.step() == steps) {
          stop.request();
        }
      }
    };
  }

  @Test
  void saysOnceWhichChangeTheHostMakes() {
    Augmentation<Image> mixed = Sequence.of(PICTURES.views().get(0), new ChannelShuffle());
    var runs = new Runs<>("mixed", PICTURES.data(), List.of(mixed, mixed), PICTURES.collator());
    var said = new ArrayList<String>();
    try (var loader =
        BatchLoader.drawing(runs.sampler(), runs.collator(), 2, new SkipLog(), said::add)) {
      for (int epoch = 0; epoch < 2; epoch++) {
        loader.epoch(epoch, 0).forEachRemaining(batch -> batch.close());
      }
    }
    assertThat(said).containsExactly("Swapped");
  }
}
