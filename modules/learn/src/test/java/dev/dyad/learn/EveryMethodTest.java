package dev.dyad.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.learn.encoder.FrameCnn;
import dev.dyad.learn.encoder.Precision;
import dev.dyad.learn.method.SwAV;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every registered method, on small runs. */
class EveryMethodTest {
  /** More with -Ddyad.seeds=50. */
  private static final int SEEDS = Integer.getInteger("dyad.seeds", 2);

  @TempDir Path folder;

  static Stream<Method> methods() {
    return SmallMethods.all();
  }

  private Training training(Method method, int epochs, long seed, String name) {
    TrainingSpec spec = SmallMethods.spec(method, epochs, seed);
    return new Training(spec, SmallMethods.batches(method), folder.resolve(name));
  }

  @ParameterizedTest
  @MethodSource("methods")
  void resumesExactly(Method method) throws IOException {
    training(method, 3, 5, "whole").start(TrainingListener.SILENT, new StopSignal());
    var stop = new StopSignal();
    var atStep17 =
        new TrainingListener() {
          @Override
          public void step(StepReport report) {
            if (report.step() == 17) {
              stop.request();
            }
          }
        };
    assertThat(training(method, 3, 5, "part").start(atStep17, stop).completed()).isFalse();
    training(method, 3, 5, "part").resume(TrainingListener.SILENT, new StopSignal());
    assertThat(Runs.digest(folder.resolve("part/checkpoints/last.safetensors")))
        .as("all that is kept, queues and momentum encoders included")
        .isEqualTo(Runs.digest(folder.resolve("whole/checkpoints/last.safetensors")));
  }

  @ParameterizedTest
  @MethodSource("methods")
  void neitherDivergesNorCollapses(Method method) {
    for (int seed = 0; seed < SEEDS; seed++) {
      List<EmbeddingSpread> spreads = new ArrayList<>();
      var listener =
          new TrainingListener() {
            @Override
            public void epoch(EpochReport report) {
              spreads.add(report.spread());
            }
          };
      TrainingOutcome outcome =
          training(method, 4, seed, "seed" + seed).start(listener, new StopSignal());
      assertThat(outcome.lastLoss()).as("loss, seed %d", seed).isFinite();
      assertThat(spreads.get(3).collapse()).as("%s, seed %d", spreads, seed).isEmpty();
    }
  }

  /** Whole sequences of 32 steps and crops of 16, through one encoder that takes any length. */
  @Test
  void swavTakesSmallCropsBesideWholeViews() {
    Method method = new SwAV(8, 0.1, 0.05, 3, 16, 8);
    var encoder = new FrameCnn(List.of(2, 2), 8, 16, Precision.FLOAT32);
    var spec = new TrainingSpec(method, encoder, new Adam(0.003), 2, 1);
    TrainingOutcome outcome =
        new Training(spec, SmallMethods.crops(), folder)
            .start(TrainingListener.SILENT, new StopSignal());
    assertThat(outcome.completed()).isTrue();
    assertThat(outcome.lastLoss()).isPositive().isFinite();
  }

  @Test
  void everyMethodSaysWhatItDoesAndWhoFoundIt() {
    for (Method method : ServiceLoader.load(Method.class)) {
      assertThat(method.about()).as("%s.about()", method).isNotBlank().doesNotEndWith(".");
      assertThat(method.paper()).as("%s.paper()", method).matches(".* \\d{4}.*, https://\\S+");
    }
  }
}
