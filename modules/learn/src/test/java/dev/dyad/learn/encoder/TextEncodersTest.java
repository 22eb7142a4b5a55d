package dev.dyad.learn.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.pytorch.jni.JniUtils;
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

class TextEncodersTest {
  /** Two texts, of four and two tokens. */
  private static final long[][] IDS = {{3, 1, 4, 1}, {5, 9, 0, 0}};

  private NDManager manager;

  @BeforeEach
  void open() {
    manager = NDManager.newBaseManager();
    JniUtils.setSeed(1); // a token can be hidden by the others under max
  }

  @AfterEach
  void close() {
    manager.close();
  }

  /** Encoder, dimension, number of trained parameters. */
  static Stream<Arguments> encoders() {
    return Stream.of(
        Arguments.of(new BagOfEmbeddings(20, 6, Pooling.MEAN, 1e-4, 0.1), 6, 120),
        Arguments.of(new BagOfEmbeddings(20, 6, Pooling.MAX, 0, 0.1), 6, 120),
        Arguments.of(new Gru(20, 6, 5, Pooling.MEAN, 0.1), 10, 120 + 2 * 15 * (6 + 5 + 2)),
        Arguments.of(new Gru(20, 6, 5, Pooling.MAX, 0.1), 10, 120 + 2 * 15 * (6 + 5 + 2)),
        Arguments.of(new Lstm(20, 6, 5, Pooling.MEAN, 0.1), 10, 120 + 2 * 20 * (6 + 5 + 2)),
        Arguments.of(new Lstm(20, 6, 5, Pooling.MAX, 0.1), 10, 120 + 2 * 20 * (6 + 5 + 2)),
        Arguments.of(transformer(Pooling.MEAN), 8, 160 + 2 * layer() + 16),
        Arguments.of(transformer(Pooling.MAX), 8, 160 + 2 * layer() + 16),
        Arguments.of(transformer(Pooling.CLS), 8, 160 + 2 * layer() + 16 + 8));
  }

  private static Transformer transformer(Pooling pooling) {
    return new Transformer(20, 8, 2, 2, 12, pooling, 0.1);
  }

  /** Weights of a layer: projections, perceptron, two norms. */
  private static long layer() {
    return 4 * (8 * 8 + 8) + (8 * 12 + 12) + (12 * 8 + 8) + 2 * 16;
  }

  private Block initialized(Encoder encoder) {
    Block block = encoder.block();
    block.initialize(manager, DataType.FLOAT32, new Shape(2, 4));
    return block;
  }

  private static NDArray forward(Block block, NDArray ids, boolean training) {
    return block
        .forward(new ParameterStore(ids.getManager(), false), new NDList(ids), training)
        .head();
  }

  @ParameterizedTest
  @MethodSource("encoders")
  void hasTheExpectedParametersAndOutput(Encoder encoder, int dimension, long count) {
    Block block = initialized(encoder);
    long trained =
        block.getParameters().values().stream()
            .filter(Parameter::requiresGradient)
            .mapToLong(p -> p.getShape().size())
            .sum();
    assertThat(trained).isEqualTo(count);
    NDArray y = forward(block, manager.create(IDS), true);
    assertThat(y.getShape()).isEqualTo(new Shape(2, dimension));
    assertThat(y.isNaN().any().getBoolean()).isFalse();
    assertThat(block.getOutputShapes(new Shape[] {new Shape(2, 4)})).containsExactly(y.getShape());
  }

  @ParameterizedTest
  @MethodSource("encoders")
  void paddingDoesNotChangeAnEmbedding(Encoder encoder) {
    Block block = initialized(encoder);
    float[] inBatch = forward(block, manager.create(IDS), false).get(1).toFloatArray();
    float[] alone = forward(block, manager.create(new long[][] {{5, 9}}), false).toFloatArray();
    float[] padded =
        forward(block, manager.create(new long[][] {{5, 9, 0, 0, 0, 0, 0}}), false).toFloatArray();
    assertThat(inBatch).containsExactly(alone, within(1e-5f));
    assertThat(padded).containsExactly(alone, within(1e-5f));
  }

  @ParameterizedTest
  @MethodSource("encoders")
  void eachTokenChangesTheEmbedding(Encoder encoder) {
    Block block = initialized(encoder);
    float[] text = forward(block, manager.create(new long[][] {{5, 9, 2}}), false).toFloatArray();
    float[] other = forward(block, manager.create(new long[][] {{5, 9, 7}}), false).toFloatArray();
    float[] first = forward(block, manager.create(new long[][] {{6, 9, 2}}), false).toFloatArray();
    assertThat(other).isNotEqualTo(text);
    assertThat(first).isNotEqualTo(text);
  }

  @ParameterizedTest
  @MethodSource("encoders")
  void textWithoutTokensHasAnEmbedding(Encoder encoder) {
    Block block = initialized(encoder);
    NDArray y = forward(block, manager.create(new long[][] {{0, 0}, {1, 0}}), false);
    assertThat(y.isNaN().any().getBoolean()).isFalse();
    assertThat(y.isInfinite().any().getBoolean()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("encoders")
  void idsBeyondTheTableShareRows(Encoder encoder) {
    Block block = initialized(encoder);
    float[] within = forward(block, manager.create(new long[][] {{1, 19}}), false).toFloatArray();
    float[] beyond =
        forward(block, manager.create(new long[][] {{20, 19 + 19 * 1000L}}), false).toFloatArray();
    assertThat(beyond).isEqualTo(within);
  }

  @ParameterizedTest
  @MethodSource("encoders")
  void everyParameterGetsAGradient(Encoder encoder) {
    Block block = initialized(encoder);
    try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      collector.backward(forward(block, manager.create(IDS), true).pow(3).sum());
    }
    for (Parameter parameter : block.getParameters().values()) {
      assertThat(parameter.getArray().hasGradient())
          .as(parameter.getName())
          .isEqualTo(parameter.requiresGradient());
    }
  }

  @ParameterizedTest
  @MethodSource("encoders")
  void dropoutIsDrawnFromTheEnginesSeed(Encoder encoder) {
    Block block = initialized(encoder);
    NDArray ids = manager.create(IDS);
    JniUtils.setSeed(7);
    float[] first = forward(block, ids, true).toFloatArray();
    float[] second = forward(block, ids, true).toFloatArray();
    forward(block, ids, false);
    block.getParameters().values().stream()
        .filter(p -> !p.requiresGradient())
        .forEach(p -> p.getArray().muli(0));
    JniUtils.setSeed(7);
    assertThat(forward(block, ids, true).toFloatArray()).isEqualTo(first).isNotEqualTo(second);
  }

  @Test
  void bagIsTheMeanOfItsTokens() {
    Block block = initialized(new BagOfEmbeddings(20, 6, Pooling.MEAN, 1e-4, 0));
    float[][] table = table(block);
    float[] y = forward(block, manager.create(IDS), false).get(0).toFloatArray();
    for (int d = 0; d < 6; d++) {
      assertThat(y[d]).isCloseTo((table[3][d] + 2 * table[1][d] + table[4][d]) / 4, within(1e-6f));
    }
  }

  @Test
  void bagWeighsTokensByTheirFrequencyInTraining() {
    Block block = initialized(new BagOfEmbeddings(20, 6, Pooling.MEAN, 0.5, 0));
    forward(block, manager.create(IDS), true);
    float[][] table = table(block);
    float[] y = forward(block, manager.create(new long[][] {{1, 7}}), false).toFloatArray();
    double seen = 0.5 / (0.5 + 2 / 6.0); // id 1 is two of the six tokens
    for (int d = 0; d < 6; d++) {
      assertThat((double) y[d])
          .isCloseTo((seen * table[1][d] + table[7][d]) / (seen + 1), within(1e-6));
    }
  }

  private static float[][] table(Block block) {
    NDArray table = block.getParameters().get("embedding.weight").getArray();
    float[][] rows = new float[(int) table.getShape().get(0)][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = table.get(i).toFloatArray();
    }
    return rows;
  }

  @Test
  void orderMattersToAllButTheBag() {
    long[][] ab = {{1, 2, 3}};
    long[][] ba = {{3, 2, 1}};
    Block bag = initialized(new BagOfEmbeddings(20, 6, Pooling.MEAN, 1e-4, 0));
    assertThat(forward(bag, manager.create(ba), false).toFloatArray())
        .containsExactly(forward(bag, manager.create(ab), false).toFloatArray(), within(1e-6f));
    for (Encoder encoder :
        new Encoder[] {
          new Gru(20, 6, 5, Pooling.MEAN, 0),
          new Lstm(20, 6, 5, Pooling.MEAN, 0),
          transformer(Pooling.MEAN)
        }) {
      Block block = initialized(encoder);
      assertThat(forward(block, manager.create(ba), false).toFloatArray())
          .isNotEqualTo(forward(block, manager.create(ab), false).toFloatArray());
    }
  }

  @Test
  void classTokenIsOnlyForTransformers() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Gru(20, 6, 5, Pooling.CLS, 0))
        .withMessageStartingWith(
            "pooling of Gru and Lstm must be one of [mean, max, last], but was cls");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Lstm(20, 6, 5, Pooling.CLS, 0))
        .withMessageStartingWith(
            "pooling of Gru and Lstm must be one of [mean, max, last], but was cls");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BagOfEmbeddings(20, 6, Pooling.CLS, 0, 0))
        .withMessageStartingWith(
            "pooling of BagOfEmbeddings must be one of [mean, max], but was cls");
  }

  @Test
  void headsMustDivideTheDimension() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Transformer(20, 10, 1, 4, 12, Pooling.MEAN, 0))
        .withMessage("dimension must be a multiple of 2 * heads = 8, but was 10");
  }

  @Test
  void isFoundByTheServiceLoader() {
    assertThat(ServiceLoader.load(Encoder.class))
        .contains(new BagOfEmbeddings(), new Gru(), new Lstm(), new Transformer());
  }
}
