package dev.dyad.learn.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import dev.dyad.learn.Encoder;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Encoders of sounds of different lengths. */
class AudioEncodersTest {
  private NDManager manager;

  @BeforeEach
  void open() {
    manager = NDManager.newBaseManager();
  }

  @AfterEach
  void close() {
    manager.close();
  }

  /** Encoder, shape of two samples, dimension, number of trained parameters. */
  static Stream<Arguments> encoders() {
    Precision full = Precision.FLOAT32;
    return Stream.of(
        Arguments.of(new LogMelCnn(), new Shape(2, 1, 64, 20), 2048, 5_321_664),
        Arguments.of(new LogMelCnn(8, 16, 0, full), new Shape(2, 1, 32, 21), 16, 2_072),
        Arguments.of(new WaveformCnn(), new Shape(2, 1, 700), 512, 5_253_120),
        Arguments.of(new WaveformCnn(8, full), new Shape(2, 1, 640), 8, 1_440));
  }

  @ParameterizedTest
  @MethodSource("encoders")
  void hasTheExpectedParametersAndOutput(Encoder encoder, Shape shape, int dimension, long count) {
    Block block = initialized(encoder, shape);
    long trained =
        block.getParameters().values().stream()
            .filter(Parameter::requiresGradient)
            .mapToLong(p -> p.getShape().size())
            .sum();
    assertThat(trained).isEqualTo(count);
    NDArray y = forward(block, manager.randomNormal(shape), true, time(shape), 1);
    assertThat(y.getShape()).isEqualTo(new Shape(2, dimension));
    assertThat(block.getOutputShapes(new Shape[] {shape, new Shape(2)}))
        .containsExactly(y.getShape());
  }

  @ParameterizedTest
  @MethodSource("encoders")
  void paddingChangesNoEmbedding(Encoder encoder, Shape shape, int dimension, long count) {
    Block block = initialized(encoder, shape);
    spread(block);
    long time = time(shape);
    for (long shorter : new long[] {time, time - 1, time / 2, 9, 1}) {
      NDArray x = manager.randomNormal(shape);
      NDArray cut = x.get("..., :" + shorter);
      NDArray padded = cut.concat(manager.zeros(withTime(shape, 333)), -1);
      NDArray alone = forward(block, cut, false, shorter, shorter);
      NDArray together = forward(block, padded, false, shorter, shorter);
      assertThat(alone.norm().getFloat()).isPositive();
      assertThat(together.sub(alone).norm().getFloat() / alone.norm().getFloat())
          .as("%d of %d", shorter, time)
          .isCloseTo(0, within(1e-5f));
    }
  }

  @ParameterizedTest
  @MethodSource("encoders")
  void everyMomentOfASampleChangesItsEmbedding(
      Encoder encoder, Shape shape, int dimension, long count) {
    Block block = initialized(encoder, shape);
    spread(block);
    long time = time(shape);
    NDArray x = manager.randomNormal(shape);
    NDArray before = forward(block, x, false, time, time);
    for (long moment : new long[] {0, time / 2, time - 1}) {
      NDArray changed = x.duplicate();
      NDArray column = changed.get("..., " + moment + ":" + (moment + 1));
      changed.set(
          new ai.djl.ndarray.index.NDIndex("..., " + moment + ":" + (moment + 1)), column.add(3));
      NDArray after = forward(block, changed, false, time, time);
      assertThat(after.sub(before).norm().getFloat()).as("moment %d", moment).isGreaterThan(1e-4f);
    }
  }

  @ParameterizedTest
  @MethodSource("encoders")
  void everyParameterGetsAGradient(Encoder encoder, Shape shape, int dimension, long count) {
    Block block = initialized(encoder, shape);
    NDArray x = manager.randomNormal(shape);
    long time = time(shape);
    try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      collector.backward(forward(block, x, true, time, time / 2).square().sum());
    }
    for (Parameter parameter : block.getParameters().values()) {
      assertThat(parameter.getArray().hasGradient())
          .as(parameter.getName())
          .isEqualTo(parameter.requiresGradient());
    }
  }

  @Test
  void areFoundByTheServiceLoader() {
    assertThat(ServiceLoader.load(Encoder.class)).contains(new LogMelCnn(), new WaveformCnn());
  }

  private static long time(Shape shape) {
    return shape.get(shape.dimension() - 1);
  }

  private static Shape withTime(Shape shape, long time) {
    return shape.slice(0, shape.dimension() - 1).add(time);
  }

  private Block initialized(Encoder encoder, Shape shape) {
    Block block = encoder.block();
    block.initialize(manager, DataType.FLOAT32, shape, new Shape(2));
    return block;
  }

  /** Norms that move values away from zero, so that padding would show. */
  private static void spread(Block block) {
    for (var named : block.getParameters()) {
      NDArray array = named.getValue().getArray();
      if (named.getKey().startsWith("bn") && named.getKey().endsWith(".bias")) {
        array.stopGradient().addi(0.3f); // the same storage, whatever gradients are on
      }
    }
  }

  private NDArray forward(Block block, NDArray x, boolean training, long first, long second) {
    NDArray lengths = manager.create(new long[] {first, second});
    return block
        .forward(new ParameterStore(manager, false), new NDList(x, lengths), training)
        .singletonOrThrow();
  }
}
