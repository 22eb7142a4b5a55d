package dev.dyad.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.util.Pair;
import dev.dyad.core.RandomKey;
import dev.dyad.learn.encoder.Mlp;
import dev.dyad.learn.encoder.Precision;
import dev.dyad.learn.encoder.ResNet18;
import dev.dyad.learn.encoder.ResNet50;
import dev.dyad.learn.method.BYOL;
import dev.dyad.learn.method.FineTune;
import dev.dyad.learn.method.MoCoV3;
import dev.dyad.testkit.Seeds;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PretrainedTest {
  private static final Mlp SMALL = new Mlp(1, 8, 8, Precision.FLOAT32);

  @TempDir Path folder;

  private static Block block(Encoder encoder, NDManager manager, Shape input) {
    Block block = encoder.block();
    block.initialize(manager, DataType.FLOAT32, input);
    return block;
  }

  /** The weights of a new encoder in a file, under other names. */
  private Path file(Encoder encoder, UnaryOperator<String> rename) throws IOException {
    Path path = folder.resolve("weights.safetensors");
    try (NDManager manager = NDManager.newBaseManager()) {
      var arrays = new LinkedHashMap<String, NDArray>();
      for (Pair<String, Parameter> named :
          block(encoder, manager, new Shape(1, 8)).getParameters()) {
        arrays.put(rename.apply(named.getKey()), named.getValue().getArray());
      }
      AtomicFile.write(path, out -> Safetensors.write(out, arrays, Map.of()));
    }
    return path;
  }

  private static void give(Encoder encoder, Path file) {
    try (NDManager manager = NDManager.newBaseManager()) {
      new Pretrained(encoder, file).start(block(encoder, manager, new Shape(1, 8)));
    }
  }

  /**
   * Names and shapes are those of torchvision 0.14.1's {@code state_dict()}, which timm has too.
   * They come in the order in which TorchvisionTest numbers the weights whose outputs it compares.
   */
  @ParameterizedTest
  @ValueSource(strings = {"resnet18", "resnet50"})
  void takesTorchvisionsState(String name) throws IOException {
    Encoder encoder = name.equals("resnet18") ? new ResNet18() : new ResNet50();
    Path path = folder.resolve(name + ".safetensors");
    Map<String, Shape> state = state(name);
    try (NDManager manager = NDManager.newBaseManager()) {
      var arrays = new LinkedHashMap<String, NDArray>();
      state.forEach((key, shape) -> arrays.put(key, numbers(manager, key, shape)));
      AtomicFile.write(path, out -> Safetensors.write(out, arrays, Map.of()));
      Block block = block(encoder, manager, new Shape(1, 3, 32, 32));
      new Pretrained(encoder, path).start(block);
      assertThat(block.getParameters().keys())
          .isEqualTo(
              state.keySet().stream()
                  .filter(key -> !key.startsWith("fc.") && !key.endsWith("num_batches_tracked"))
                  .toList());
      block
          .getParameters()
          .forEach(p -> assertThat(p.getValue().getArray()).isEqualTo(arrays.get(p.getKey())));
    }
  }

  private static NDArray numbers(NDManager manager, String key, Shape shape) {
    return key.endsWith("num_batches_tracked")
        ? manager.create(7f)
        : manager.arange((float) shape.size()).add(key.hashCode() % 1000).sin().reshape(shape);
  }

  private static Map<String, Shape> state(String name) throws IOException {
    try (InputStream in =
        PretrainedTest.class.getResourceAsStream("/torchvision/" + name + "-state.txt")) {
      var state = new LinkedHashMap<String, Shape>();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        String[] words = line.split(" ", -1);
        state.put(
            words[0],
            words[1].isEmpty()
                ? new Shape()
                : new Shape(
                    Arrays.stream(words[1].split("x")).mapToLong(Long::parseLong).toArray()));
      }
      return state;
    }
  }

  @Test
  void passesOverWhatAllNamesBeginWith() throws IOException {
    Path path = file(SMALL, name -> "module.encoder_q." + name);
    try (NDManager manager = NDManager.newBaseManager()) {
      Block block = block(SMALL, manager, new Shape(1, 8));
      float[] before = block.getParameters().get(0).getValue().getArray().toFloatArray();
      new Pretrained(SMALL, path).start(block);
      float[] after = block.getParameters().get(0).getValue().getArray().toFloatArray();
      assertThat(after).isNotEqualTo(before);
    }
  }

  @Test
  void namesWhatIsMissing() throws IOException {
    Path path = file(SMALL, name -> name.replace("fc2", "last"));
    assertThatThrownBy(() -> give(SMALL, path))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("weights.safetensors: has no array fc2.weight, fc2.bias, which Mlp[")
        .hasMessageContaining("It has: fc1.weight, fc1.bias, last.weight, last.bias");
  }

  /** A ResNet-34 has all arrays of a ResNet-18, of the same shapes. */
  @Test
  void rejectsWeightsOfALargerNetwork() throws IOException {
    Path path = file(new Mlp(2, 8, 8, Precision.FLOAT32), name -> name);
    assertThatThrownBy(() -> give(SMALL, path))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has more than Mlp[hiddenLayers=1")
        .hasMessageContaining("takes: fc3.weight, fc3.bias");
  }

  @Test
  void rejectsOtherShapes() throws IOException {
    Path path = file(SMALL, name -> name);
    assertThatThrownBy(() -> give(new Mlp(1, 8, 4, Precision.FLOAT32), path))
        .hasMessageContaining("array 'fc2.weight' must have shape (4, 8) here, but has (8, 8)");
  }

  @Test
  void rejectsNumbersThatAreNone() throws IOException {
    Path path = file(SMALL, name -> name);
    byte[] bytes = Files.readAllBytes(path);
    bytes[bytes.length - 1] = 0x7F; // the last float's sign and exponent
    bytes[bytes.length - 2] = (byte) 0xC0;
    Files.write(path, bytes);
    assertThatThrownBy(() -> give(SMALL, path))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("weights.safetensors: array 'fc2.bias' holds NaN at place 7");
  }

  @Test
  void readsHalfPrecisions() {
    assertThat(RawNumbers.fromHalf((short) 0x3C00)).isEqualTo(1);
    assertThat(RawNumbers.fromHalf((short) 0xC000)).isEqualTo(-2);
    assertThat(RawNumbers.fromHalf((short) 0x7BFF)).isEqualTo(65504);
    assertThat(RawNumbers.fromHalf((short) 0x0001)).isEqualTo(0x1p-24f);
    assertThat(RawNumbers.fromHalf((short) 0x7C00)).isInfinite();
    var bytes = java.nio.ByteBuffer.wrap(new byte[] {(byte) 0x80, 0x3F, 0x40, (byte) 0xC0});
    bytes.order(java.nio.ByteOrder.LITTLE_ENDIAN);
    java.nio.ByteBuffer floats = RawNumbers.toFloats(Path.of("x"), "x", DataType.BFLOAT16, bytes);
    assertThat(floats.getFloat()).isEqualTo(1);
    assertThat(floats.getFloat()).isEqualTo(-3);
  }

  @Test
  void neverReadsPickles() throws IOException {
    byte[] zip = Arrays.copyOf("PK\3\4".getBytes(StandardCharsets.US_ASCII), 100);
    byte[] bare = Arrays.copyOf(new byte[] {(byte) 0x80, 2, (byte) 0x8a, 0x0a, 'l', 1, 1, 1}, 100);
    for (byte[] start : List.of(zip, bare)) {
      Path path = Files.write(folder.resolve("resnet18.pt"), start);
      assertThatThrownBy(() -> new Pretrained(new ResNet18(), path).check())
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("resnet18.pt: looks like a PyTorch file")
          .hasMessageContaining("Convert it once: python3 -c");
    }
    assertThatThrownBy(() -> new Pretrained(new ResNet18(), Path.of("none.safetensors")).check())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("encoder.weights: none.safetensors: no such file.");
  }

  private Path train(TrainingSpec spec, String run) {
    return new Training(spec, Runs.batches(), folder.resolve(run))
        .start(TrainingListener.SILENT, new StopSignal())
        .encoder();
  }

  private static TrainingSpec from(Path weights, boolean frozen, Method method, double rate) {
    var encoder = new Pretrained(new Runs.SmallEncoder(16), weights, frozen);
    return new TrainingSpec(method, encoder, new Adam(rate), 1, 9);
  }

  @Test
  void trainingStartsFromTheWeights() throws IOException {
    Path first = train(Runs.spec(1, 1), "first");
    // a step too small to change a 32-bit weight
    Path second = train(from(first, false, new FineTune(4), 1e-30), "second");
    float[] given = weights(first, "01Linear_weight");
    Files.delete(first); // a trained encoder needs no other file
    assertThat(weights(second, "01Linear_weight")).isEqualTo(given);
    try (var encoder = TrainedEncoder.load(second, DeviceChoice.CPU)) {
      assertThat(encoder.architecture()).isEqualTo(new Runs.SmallEncoder(16));
    }
  }

  private static float[] weights(Path file, String name) {
    try (var encoder = TrainedEncoder.load(file, DeviceChoice.CPU)) {
      return encoder.weights(name);
    }
  }

  /** Running statistics too, which are no weights. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SimCLR(hiddenDimensions=8)",
        "FineTune(classes=4)",
        "GradCache(method=SimCLR(hiddenDimensions=8),chunk=5)"
      })
  void nothingOfAFrozenEncoderChanges(String method) {
    Path first = train(Runs.spec(1, 1), "first");
    Method read = LearningSpecs.codec().read(Method.class, method);
    Path second = train(from(first, true, read, 0.1), "second");
    try (var before = TrainedEncoder.load(first, DeviceChoice.CPU);
        var after = TrainedEncoder.load(second, DeviceChoice.CPU)) {
      var inputs = Runs.batch(0, 0).views().get(0);
      assertThat(after.embed(inputs)).isDeepEqualTo(before.embed(inputs));
    }
  }

  @Test
  void fineTuningChangesAllOfIt() {
    Path first = train(Runs.spec(1, 1), "first");
    Path second = train(from(first, false, new FineTune(4), 0.01), "second");
    for (String name : List.of("01Linear_weight", "02BatchNorm_runningMean")) {
      assertThat(weights(second, name)).as(name).isNotEqualTo(weights(first, name));
    }
  }

  @Test
  void saysThatNothingIsLeftToTrain() {
    Path first = train(Runs.spec(1, 1), "first");
    Method bare =
        encoder -> {
          Block block = encoder.get();
          return new Learner() {
            @Override
            public Block encoder() {
              return block;
            }

            @Override
            public NDArray loss(LearnerBatch batch, Forward forward) {
              return forward.single(block, batch.views().get(0)).mean();
            }
          };
        };
    assertThatThrownBy(() -> train(from(first, true, bare, 0.1), "second"))
        .hasMessageContaining("nothing is left to train: the encoder is frozen");
  }

  @Test
  void damagedEncodersAreRefusedOrReadNeverWorse() throws IOException {
    Path path = train(Runs.spec(1, 1), "first");
    byte[] whole = Files.readAllBytes(path);
    int header = (whole[0] & 0xFF) + ((whole[1] & 0xFF) << 8) + 8;
    Seeds.forAll(
        200,
        random -> {
          byte[] damaged = whole.clone();
          for (int i = 0; i < 1 + random.nextInt(4); i++) {
            int end = random.nextBoolean() ? header : damaged.length;
            damaged[random.nextInt(end)] = (byte) random.nextInt(256);
          }
          try {
            Files.write(path, damaged);
            TrainedEncoder.load(path, new Runs.SmallEncoder(16), DeviceChoice.CPU).close();
          } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage()).contains("encoder.safetensors");
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        });
  }

  /** Its statistics move by its batches alone: with momentum 1 it does not follow. */
  @ParameterizedTest
  @ValueSource(strings = {"BYOL", "MoCoV3"})
  void theHeadBehindAFrozenMomentumEncoderIsInTraining(String name) {
    Path first = train(Runs.spec(1, 1), "first");
    Method method = name.equals("BYOL") ? new BYOL(1, 8, 4) : new MoCoV3(1, 1, 8, 4);
    var batch = Runs.batch(0, 0);
    try (var stepper =
        new Stepper(from(first, true, method, 0.1), Device.cpu(), ViewInputs.of(batch))) {
      Map<String, float[]> before = statistics(stepper);
      stepper.step(batch, 0.1, RandomKey.of(1), 0.5);
      Map<String, float[]> after = statistics(stepper);
      assertThat(before.keySet()).anyMatch(n -> n.contains(".01")).anyMatch(n -> n.contains(".02"));
      before.forEach(
          (key, array) ->
              assertThat(Arrays.equals(after.get(key), array))
                  .as("%s stays", key)
                  .isEqualTo(key.contains(".01")));
    }
  }

  private static Map<String, float[]> statistics(Stepper stepper) {
    var statistics = new LinkedHashMap<String, float[]>();
    stepper
        .arrays()
        .forEach(
            (name, array) -> {
              if (name.startsWith("companion0.") && name.contains("unningMean")) {
                statistics.put(name, array.toFloatArray());
              }
            });
    return statistics;
  }
}
