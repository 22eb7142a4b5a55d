package dev.dyad.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.Dropout;
import dev.dyad.core.RandomKey;
import dev.dyad.core.Tensor;
import dev.dyad.learn.encoder.DilatedCnn;
import dev.dyad.learn.method.GradCache;
import dev.dyad.learn.method.InfoGraph;
import dev.dyad.learn.method.SimCLR;
import dev.dyad.pairs.CollatedBatch;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GradientCacheTest {
  private static final Sgd ONE = new Sgd(1, 0, false, 0, new Constant(), OptionalDouble.empty());

  /** An encoder that draws nothing and keeps no statistics. */
  private record Plain() implements Encoder {
    @Override
    public Block block() {
      return new SequentialBlock()
          .add(Linear.builder().setUnits(32).build())
          .add(Activation::relu)
          .add(Linear.builder().setUnits(16).build());
    }
  }

  private record Dropping() implements Encoder {
    @Override
    public Block block() {
      return new SequentialBlock()
          .add(Dropout.builder().optRate(0.5f).build())
          .add(Linear.builder().setUnits(4).optBias(false).build());
    }
  }

  static Stream<Method> methods() {
    return SmallMethods.all().filter(m -> !(m instanceof GradCache));
  }

  /** All that a run keeps after one step. */
  private static Map<String, float[]> step(Method method, Encoder encoder, CollatedBatch batch) {
    var spec = new TrainingSpec(method, encoder, ONE, 1, 3);
    try (var stepper = new Stepper(spec, Device.cpu(), ViewInputs.of(batch))) {
      stepper.step(batch, 1, RandomKey.of(4), 0.5);
      var arrays = new LinkedHashMap<String, float[]>();
      for (var named : stepper.arrays().entrySet()) {
        if (named.getValue().getDataType().isFloating()) {
          arrays.put(named.getKey(), named.getValue().toFloatArray());
        }
      }
      return arrays;
    }
  }

  /** With a learning rate of 1, what a step changes is the gradient. */
  @ParameterizedTest
  @MethodSource("methods")
  void gradientsAreThoseOfTheWholeBatch(Method method) {
    boolean sequences = Set.of("CPC", "CSI", "TS2Vec").contains(method.getClass().getSimpleName());
    Encoder encoder = sequences ? withoutChance(method) : new Plain();
    CollatedBatch batch =
        sequences ? SmallMethods.batches(method).epoch(0, 0).next() : Runs.batch(0, 0);
    Map<String, float[]> whole = step(method, encoder, batch);
    for (int chunk : new int[] {3, 5, 8, 100}) { // 3 leaves a sample over
      Map<String, float[]> parts = step(new GradCache(method, chunk), encoder, batch);
      assertThat(parts.keySet()).isEqualTo(whole.keySet());
      whole.forEach(
          (name, array) ->
              assertThat(parts.get(name))
                  .as("%s, chunk %d", name, chunk)
                  .containsExactly(array, within(2e-5f)));
    }
  }

  /** Masks and dropout are drawn chunk by chunk. */
  private static Encoder withoutChance(Method method) {
    return SmallMethods.spec(method, 1, 1).encoder() instanceof DilatedCnn cnn
        ? new DilatedCnn(cnn.hidden(), cnn.depth(), cnn.dimension(), 0, 0)
        : SmallMethods.spec(method, 1, 1).encoder();
  }

  @Test
  void runningStatisticsMoveOnce() {
    var method = new SimCLR(0.5, 32, 16);
    Map<String, float[]> whole = step(method, new Runs.SmallEncoder(16), Runs.batch(0, 0));
    Map<String, float[]> parts =
        step(new GradCache(method, 16), new Runs.SmallEncoder(16), Runs.batch(0, 0));
    assertThat(whole.keySet()).anyMatch(name -> name.contains("unning"));
    whole.forEach(
        (name, array) -> {
          if (name.contains("unning")) {
            assertThat(parts.get(name)).as(name).containsExactly(array, within(1e-6f));
          }
        });
  }

  /** For a linear map W and a loss that is linear in its outputs, W · gradient = loss. */
  @Test
  void bothPassesDrawTheSame() {
    Method sum = encoder -> new Summing(encoder.get(), 3);
    var spec = new TrainingSpec(sum, new Dropping(), ONE, 1, 3);
    CollatedBatch batch = Runs.batch(0, 0);
    try (var stepper = new Stepper(spec, Device.cpu(), ViewInputs.of(batch))) {
      NDArray weights = stepper.arrays().values().iterator().next();
      float[] before = weights.toFloatArray();
      double loss = stepper.step(batch, 1, RandomKey.of(4), 0.5).loss();
      float[] after = weights.toFloatArray();
      double product = 0;
      for (int i = 0; i < before.length; i++) {
        product += before[i] * (before[i] - after[i]);
      }
      assertThat(Math.abs(loss)).isGreaterThan(0.01);
      assertThat(product).isCloseTo(loss, within(1e-3));
    }
  }

  private record Summing(Block encoder, int size) implements Learner {
    @Override
    public java.util.OptionalInt chunk() {
      return java.util.OptionalInt.of(size);
    }

    @Override
    public NDArray loss(LearnerBatch batch, Forward forward) {
      return forward.single(encoder, batch.views().get(0)).sum();
    }
  }

  @Test
  void rejectsInputsThatHaveNotOneRowForEachSample() {
    var nodes = new Tensor.Floats(5, 8);
    var edges = new Tensor.Longs(2, 7);
    var batch =
        new CollatedBatch(
            List.of("a", "b"),
            new int[] {-1, -1},
            new int[] {0, 1},
            List.of(List.of(nodes, edges), List.of(nodes, edges)));
    Encoder ofTwo =
        () ->
            new SequentialBlock()
                .add(inputs -> new NDList(inputs.head()))
                .add(Linear.builder().setUnits(4).build());
    var spec = new TrainingSpec(new GradCache(), ofTwo, ONE, 1, 3);
    assertThatThrownBy(
            () -> {
              try (var stepper = new Stepper(spec, Device.cpu(), ViewInputs.of(batch))) {
                stepper.step(batch, 1, RandomKey.of(4), 0.5);
              }
            })
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("GradCache needs inputs with one row for each sample");
  }

  @Test
  void rejectsInfoGraphByName() {
    assertThatThrownBy(() -> new GradCache(new InfoGraph()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("method of GradCache must not be InfoGraph");
  }
}
