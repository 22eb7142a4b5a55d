package dev.dyad.learn;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import dev.dyad.core.RandomKey;
import dev.dyad.core.Tensor;
import dev.dyad.learn.encoder.Gin;
import dev.dyad.learn.encoder.Tcn;
import dev.dyad.learn.method.InfoGraph;
import dev.dyad.learn.method.TS2Vec;
import dev.dyad.pairs.CollatedBatch;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StepperTest {
  static Stream<Method> methods() {
    return SmallMethods.all();
  }

  @ParameterizedTest
  @MethodSource("methods")
  void keepsNoArrayOfAnEarlierStep(Method method) {
    Iterator<CollatedBatch> batches = SmallMethods.batches(method).epoch(0, 0);
    CollatedBatch first = batches.next();
    try (var stepper =
        new Stepper(SmallMethods.spec(method, 1, 1), Device.cpu(), ViewInputs.of(first))) {
      stepper.step(first, 0.001, RandomKey.of(1), 0.1);
      int kept = arrays(stepper);
      for (int step = 2; step <= 4; step++) {
        stepper.step(batches.next(), 0.001, RandomKey.of(step), 0.1 * step);
        assertThat(arrays(stepper)).as("arrays after step %d", step).isEqualTo(kept);
      }
    }
  }

  private static int arrays(Stepper stepper) {
    NDManager manager = stepper.arrays().values().iterator().next().getManager();
    return manager.getManagedArrays().size();
  }

  /** SwAV passes both views together. */
  @ParameterizedTest
  @ValueSource(strings = {"SwAV", "SimCLR"})
  void tellsViewsOfASampleFromOtherSamples(String name) {
    Method method =
        methods().filter(m -> m.getClass().getSimpleName().equals(name)).findFirst().orElseThrow();
    CollatedBatch batch = SmallMethods.batches(method).epoch(0, 0).next();
    var spec = SmallMethods.spec(method, 1, 1);
    try (var stepper = new Stepper(spec, Device.cpu(), ViewInputs.of(batch))) {
      stepper.step(batch, 1e-6, RandomKey.of(1), 0.1);
      EmbeddingSpread spread = stepper.spread();
      assertThat(spread.alignment()).isFinite().isPositive();
      assertThat(spread.positives().median()).isGreaterThan(spread.negatives().median() + 0.05);
    }
  }

  @Test
  void seesTheRepresentationsBesideLocalOnes() {
    CollatedBatch batch = graphs();
    var spec = new TrainingSpec(new InfoGraph(8), new Gin(2, 4), new Adam(0.01), 1, 1);
    try (var stepper = new Stepper(spec, Device.cpu(), ViewInputs.of(batch))) {
      stepper.step(batch, 0.01, RandomKey.of(1), 0.1);
      assertThat(stepper.spread().deviation()).isFinite().isPositive();
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.2})
  void trainsTcnsWithAndWithoutDropout(double dropout) {
    Method method = new TS2Vec();
    CollatedBatch batch = SmallMethods.batches(method).epoch(0, 0).next();
    var encoder = new Tcn(8, 3, 3, FramewiseBlock.Pooling.LAST, dropout);
    var spec = new TrainingSpec(method, encoder, new Adam(0.01), 1, 1);
    try (var stepper = new Stepper(spec, Device.cpu(), ViewInputs.of(batch))) {
      assertThat(stepper.step(batch, 0.01, RandomKey.of(1), 0.1).gradientNorm()).isPositive();
    }
  }

  /** Paths of two and of three nodes. */
  private static CollatedBatch graphs() {
    var counts = new Tensor.Longs(2);
    counts.data().put(0, 2).put(1, 3);
    var nodes = new Tensor.Floats(5, 2);
    for (int i = 0; i < 10; i++) {
      nodes.data().put(i, i % 3);
    }
    var arcs = new Tensor.Longs(3, 2);
    arcs.data().put(0, 0).put(1, 1).put(2, 2).put(3, 3).put(4, 3).put(5, 4);
    var weights = new Tensor.Floats(3);
    weights.data().put(0, 1).put(1, 1).put(2, 1);
    return new CollatedBatch(
        List.of("a", "b"),
        new int[] {-1, -1},
        new int[] {0, 1},
        List.of(List.of(counts, nodes, arcs, weights)));
  }
}
