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
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.Initializer;
import dev.dyad.learn.Encoder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EncodersTest {
  private NDManager manager;

  @BeforeEach
  void open() {
    manager = NDManager.newBaseManager();
  }

  @AfterEach
  void close() {
    manager.close();
  }

  /** Encoder, input, dimension, number of trained parameters. */
  static Stream<Arguments> encoders() {
    Precision full = Precision.FLOAT32;
    return Stream.of(
        Arguments.of(new SimpleCnn(), new Shape(2, 1, 28, 28), 128, 214_080),
        Arguments.of(new SimpleCnn(), new Shape(2, 3, 28, 28), 128, 214_880),
        Arguments.of(new SimpleCnn(64, full), new Shape(2, 1, 8, 8), 64, 21_504),
        Arguments.of(new ConvNet(), new Shape(2, 1, 28, 28), 3136, 52_096),
        Arguments.of(new ConvNet(List.of(4, 8, 16), 3, full), new Shape(2, 3, 9, 8), 16, 1_576),
        Arguments.of(new SiameseCnn(), new Shape(2, 1, 28, 28), 128, 888_064),
        Arguments.of(new SiameseCnn(), new Shape(2, 3, 9, 8), 128, 152_384),
        Arguments.of(new Mlp(), new Shape(2, 10), 128, 35_712),
        Arguments.of(new Mlp(0, 5, 3, full), new Shape(2, 10), 3, 33),
        Arguments.of(new ResNet18(), new Shape(2, 3, 64, 64), 512, 11_176_512),
        Arguments.of(
            new ResNet18(Stem.SMALL, true, full), new Shape(2, 1, 28, 28), 512, 11_167_680),
        Arguments.of(new ResNet34(), new Shape(2, 3, 32, 32), 512, 21_284_672),
        Arguments.of(new ResNet50(), new Shape(2, 3, 32, 32), 2048, 23_508_032));
  }

  @ParameterizedTest
  @MethodSource("encoders")
  void hasTheExpectedParametersAndOutput(Encoder encoder, Shape input, int dimension, long count) {
    Block block = encoder.block();
    block.initialize(manager, DataType.FLOAT32, input);
    long trained =
        block.getParameters().values().stream()
            .filter(Parameter::requiresGradient)
            .mapToLong(p -> p.getShape().size())
            .sum();
    assertThat(trained).isEqualTo(count);
    NDArray y = forward(block, manager.ones(input), true);
    assertThat(y.getShape()).isEqualTo(new Shape(2, dimension));
    assertThat(y.getDataType()).isEqualTo(DataType.FLOAT32);
    assertThat(block.getOutputShapes(new Shape[] {input})).containsExactly(y.getShape());
  }

  @Test
  void namesParametersAsTorchvisionDoes() {
    List<String> names = new ResNet18().block().getParameters().keys();
    assertThat(names).hasSize(100).startsWith("conv1.weight", "bn1.weight", "bn1.bias");
    assertThat(names).contains("layer1.0.bn1.running_mean", "layer4.1.conv2.weight");
    assertThat(names)
        .containsSubsequence(
            "layer2.0.conv2.weight", "layer2.0.downsample.0.weight", "layer2.1.conv1.weight");
  }

  @Test
  void isFoundByTheServiceLoader() {
    assertThat(ServiceLoader.load(Encoder.class))
        .contains(
            new SimpleCnn(),
            new ConvNet(),
            new SiameseCnn(),
            new Mlp(),
            new ResNet18(),
            new ResNet34(),
            new ResNet50());
  }

  @ParameterizedTest
  @MethodSource("encoders")
  void everyParameterGetsAGradient(Encoder encoder, Shape input) {
    Block block = encoder.block();
    block.initialize(manager, DataType.FLOAT32, input);
    NDArray x = manager.randomNormal(input);
    try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      collector.backward(forward(block, x, true).square().sum());
    }
    for (Parameter parameter : block.getParameters().values()) {
      assertThat(parameter.getArray().hasGradient())
          .as(parameter.getName())
          .isEqualTo(parameter.requiresGradient());
    }
  }

  @Test
  void simpleCnnAgreesWithPlainConvolution() {
    Block block = new SimpleCnn(2, Precision.FLOAT32).block();
    block.initialize(manager, DataType.FLOAT32, new Shape(1, 1, 4, 4));
    // all weights of conv1 and conv2 are 0 but the middle ones: both layers pass the image on
    for (Parameter parameter : block.getParameters().values()) {
      parameter.getArray().set(new float[(int) parameter.getShape().size()]);
    }
    parameter(block, "conv1.weight").set(middleOf(16, 1));
    parameter(block, "conv2.weight").set(middleOf(32, 16));
    parameter(block, "fc.weight").set(firstOf(2, 32));
    parameter(block, "fc.bias").set(new float[] {0, 10});
    NDArray x = manager.arange(-7f, 9f, 1f).reshape(1, 1, 4, 4); // largest value 8
    assertThat(forward(block, x, true).toFloatArray()).containsExactly(8, 18);
    assertThat(forward(block, x.neg().sub(10), true).toFloatArray()).containsExactly(0, 10);
  }

  @Test
  void mlpIsALinearMapWithoutHiddenLayers() {
    Block block = new Mlp(0, 1, 1, Precision.FLOAT32).block();
    block.initialize(manager, DataType.FLOAT32, new Shape(1, 2));
    parameter(block, "fc1.weight").set(new float[] {2, 3});
    parameter(block, "fc1.bias").set(new float[] {1});
    NDArray x = manager.create(new float[] {10, 100}, new Shape(1, 2));
    assertThat(forward(block, x, false).toFloatArray()).containsExactly(321);
  }

  @Test
  void bfloat16StaysNearFloat32() {
    Shape input = new Shape(4, 3, 32, 32);
    Block wide = new ResNet18(Stem.SMALL, false, Precision.FLOAT32).block();
    Block narrow = new ResNet18(Stem.SMALL, false, Precision.BFLOAT16).block();
    wide.initialize(manager, DataType.FLOAT32, input);
    narrow.initialize(manager, DataType.FLOAT32, input);
    for (String name : wide.getParameters().keys()) {
      parameter(wide, name).copyTo(parameter(narrow, name));
    }
    NDArray x = manager.randomNormal(input);
    NDArray exact = forward(wide, x, false);
    NDArray near = forward(narrow, x, false);
    float difference = near.sub(exact).norm().getFloat() / exact.norm().getFloat();
    assertThat(difference).isBetween(1e-6f, 0.03f);
  }

  @Test
  void startsFromItsOwnInitialisersWhateverATrainerSets() {
    Block block = new ResNet18(Stem.SMALL, true, Precision.FLOAT32).block();
    block.setInitializer(Initializer.ZEROS, Parameter.Type.WEIGHT);
    block.initialize(manager, DataType.FLOAT32, new Shape(1, 3, 32, 32));
    NDArray weight = parameter(block, "layer3.1.conv1.weight");
    double deviation = Math.sqrt(weight.square().mean().getFloat());
    assertThat(deviation).isCloseTo(Math.sqrt(2.0 / (256 * 9)), within(2e-4));
    assertThat(parameter(block, "layer1.0.bn1.weight").sum().getFloat()).isEqualTo(64f);
    assertThat(parameter(block, "layer1.0.bn2.weight").sum().getFloat()).isZero();
  }

  @Test
  void linearLayersStartWithinOneOverRootFanIn() {
    Block block = new Mlp(0, 1, 1000, Precision.FLOAT32).block();
    block.initialize(manager, DataType.FLOAT32, new Shape(1, 100));
    NDArray weight = parameter(block, "fc1.weight").abs();
    assertThat(weight.max().getFloat()).isBetween(0.0999f, 0.1f);
    assertThat(weight.mean().getFloat()).isCloseTo(0.05f, within(1e-3f));
  }

  @Test
  void survivesSavingAndLoading() throws Exception {
    Block block = new ResNet18(Stem.SMALL, false, Precision.FLOAT32).block();
    block.initialize(manager, DataType.FLOAT32, new Shape(2, 3, 16, 16));
    var bytes = new ByteArrayOutputStream();
    block.saveParameters(new DataOutputStream(bytes));
    Block loaded = new ResNet18(Stem.SMALL, false, Precision.FLOAT32).block();
    loaded.loadParameters(
        manager, new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    NDArray x = manager.ones(new Shape(2, 3, 16, 16));
    assertThat(forward(loaded, x, false).toFloatArray())
        .containsExactly(forward(block, x, false).toFloatArray());
  }

  @Test
  void rejectsImagesThatAreTooSmallAndInputsOfAnotherRank() {
    Block block = new SimpleCnn().block();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> block.initialize(manager, DataType.FLOAT32, new Shape(2, 1, 3, 3)))
        .withMessage(
            "images must be larger for this encoder: a layer of kernel 2 met 1 x 1 pixels");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new SimpleCnn().block().initialize(manager, DataType.FLOAT32, new Shape(2, 784)))
        .withMessage(
            "inputs of the encoder must have shapes (N, C, H, W), but had shapes [(2, 784)]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SimpleCnn(0, Precision.FLOAT32))
        .withMessage("dimension must be positive, but was 0");
  }

  private NDArray forward(Block block, NDArray x, boolean training) {
    return block
        .forward(new ParameterStore(manager, false), new NDList(x), training)
        .singletonOrThrow();
  }

  private static NDArray parameter(Block block, String name) {
    return block.getParameters().get(name).getArray();
  }

  private static float[] middleOf(int out, int in) {
    float[] weights = new float[out * in * 25];
    weights[12] = 1; // the first output's first input
    return weights;
  }

  private static float[] firstOf(int out, int in) {
    float[] weights = new float[out * in];
    for (int i = 0; i < out; i++) {
      weights[i * in] = 1;
    }
    return weights;
  }
}
