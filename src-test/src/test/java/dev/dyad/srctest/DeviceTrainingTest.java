package dev.dyad.srctest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Dataset;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs whose views the device makes (here the CPU's engine). */
class DeviceTrainingTest {
  private static final Dataset<Image> PICTURES = ListDataset.of(DrawnPictures.alike(96, 20, 18, 3));
  private static final List<Augmentation<Image>> VIEWS = new dev.dyad.image.SimCLR(16).pipelines();

  @TempDir Path folder;

  private static ViewSampler<Image> sampler(List<Augmentation<Image>> views) {
    return new ViewSampler<>(PICTURES, views, new Shuffled(32), RandomKey.of(5));
  }

  private static BatchLoader<Image> onDevice() {
    return BatchLoader.drawing(
        sampler(VIEWS), DrawnPictures.COLLATOR, 2, new SkipLog(), change -> {});
  }

  private Training training(String name, BatchLoader<Image> loader) {
    var spec =
        new TrainingSpec(
            new SimCLR(0.5, 32, 16), new SimpleCnn(), new Adam(0.002), 4, 9, DeviceChoice.CPU, 0);
    return new Training(spec, BatchSource.of(loader), folder.resolve(name));
  }

  private TrainingOutcome train(String name, BatchLoader<Image> loader) {
    try (loader) {
      return training(name, loader).start(TrainingListener.SILENT, new StopSignal());
    }
  }

  @Test
  void learnsWhatTheHostsViewsTeach() {
    TrainingOutcome host =
        train("host", new BatchLoader<>(sampler(VIEWS), DrawnPictures.COLLATOR, 2, new SkipLog()));
    TrainingOutcome device = train("device", onDevice());
    assertThat(device.lastLoss()).isCloseTo(host.lastLoss(), within(0.01));
  }

  @Test
  void endsWithTheSameWeightsHoweverItWasStopped() {
    TrainingOutcome whole = train("whole", onDevice());
    try (BatchLoader<Image> loader = onDevice()) {
      var stop = new StopSignal();
      training("stopped", loader).start(stoppingAfter(5, stop), stop);
    }
    try (BatchLoader<Image> loader = onDevice()) {
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
    Augmentation<Image> mixed = Sequence.of(VIEWS.get(0), new ChannelShuffle());
    var said = new ArrayList<String>();
    try (var loader =
        BatchLoader.drawing(
            sampler(List.of(mixed, mixed)), DrawnPictures.COLLATOR, 2, new SkipLog(), said::add)) {
      for (int epoch = 0; epoch < 2; epoch++) {
        loader.epoch(epoch, 0).forEachRemaining(batch -> batch.close());
      }
    }
    assertThat(said).containsExactly("Swapped");
  }
}
