package dev.dyad.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.core.Linear;
import dev.dyad.core.Tensor;
import dev.dyad.learn.encoder.BagOfEmbeddings;
import dev.dyad.learn.encoder.Gin;
import dev.dyad.learn.encoder.Mlp;
import dev.dyad.learn.encoder.Pooling;
import dev.dyad.learn.encoder.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainedEncoderTest {
  @TempDir Path folder;

  private static List<Tensor> inputs(int number) {
    return Runs.batch(0, number).views().get(0);
  }

  private Path train(TrainingSpec spec) {
    return new Training(spec, Runs.batches(), folder.resolve("run"))
        .start(TrainingListener.SILENT, new StopSignal())
        .encoder();
  }

  @Test
  void embedsASampleTheSameWhateverItsBatch() {
    Path file = train(Runs.spec(1, 1));
    try (var encoder = TrainedEncoder.load(file, DeviceChoice.CPU)) {
      float[][] whole = encoder.embed(inputs(3));
      var one = new Tensor.Floats(1, Runs.INPUTS);
      for (int j = 0; j < Runs.INPUTS; j++) {
        one.data().put(j, ((Tensor.Floats) inputs(3).get(0)).data().get(5 * Runs.INPUTS + j));
      }
      float[] alone = encoder.embed(List.of(one))[0];
      assertThat(whole).hasNumberOfRows(Runs.SIZE);
      for (int j = 0; j < alone.length; j++) {
        assertThat(alone[j]).isCloseTo(whole[5][j], org.assertj.core.api.Assertions.within(1e-6f));
      }
    }
  }

  @Test
  void knowsItsArchitecture() {
    Path file = train(Runs.spec(1, 1));
    try (var encoder = TrainedEncoder.load(file, DeviceChoice.CPU)) {
      assertThat(encoder.architecture()).isEqualTo(new Runs.SmallEncoder(16));
    }
  }

  @Test
  void namesTheFileWhoseInputShapesCannotBeRead() throws IOException {
    Path file = folder.resolve("odd.safetensors");
    AtomicFile.write(
        file, out -> Safetensors.write(out, Map.of(), Map.of("inputShapes", "[[1.5]]")));
    assertThatThrownBy(() -> TrainedEncoder.load(file, new Runs.SmallEncoder(16), DeviceChoice.CPU))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "%s: inputShapes must be a list of shapes such as [[32,1,28,28]], "
                + "but was [[1.5]] (not a list of sizes: [1.5])",
            file);
  }

  @Test
  void streamsBatchesInOrder() {
    Path file = train(Runs.spec(1, 1));
    try (var encoder = TrainedEncoder.load(file, DeviceChoice.CPU)) {
      List<float[]> streamed =
          encoder.embed(IntStream.range(0, 3).mapToObj(TrainedEncoderTest::inputs)).toList();
      assertThat(streamed).hasSize(3 * Runs.SIZE);
      assertThat(streamed.get(2 * Runs.SIZE + 4)).isEqualTo(encoder.embed(inputs(2))[4]);
    }
  }

  @Test
  void untrainedHasTheFirstWeightsOfTheTraining() {
    // a step too small to change a 32-bit weight
    TrainingSpec plain = Runs.spec(1, 3);
    var still =
        new TrainingSpec(plain.method(), plain.encoder(), new Adam(1e-30), plain.epochs(), 3);
    Path file = train(still);
    try (var untrained = TrainedEncoder.untrained(plain.encoder(), 3, inputs(0), DeviceChoice.CPU);
        var trained = TrainedEncoder.load(file, DeviceChoice.CPU)) {
      // batch norm's running statistics differ; its first layer sees none of them
      assertThat(untrained.embed(inputs(0))).hasNumberOfRows(Runs.SIZE);
      assertThat(trained.weights("01Linear_weight"))
          .isEqualTo(untrained.weights("01Linear_weight"));
    }
  }

  @Test
  void architectureOfNoServiceIsGivenWhenLoading() {
    Encoder secret = TrainedEncoderTest::linear;
    TrainingSpec plain = Runs.spec(1, 1);
    Path file = train(new TrainingSpec(plain.method(), secret, plain.optimizer(), 1, 1));
    assertThatThrownBy(() -> TrainedEncoder.load(file, DeviceChoice.CPU))
        .hasMessageContaining("names no architecture");
    try (var encoder = TrainedEncoder.load(file, secret, DeviceChoice.CPU)) {
      assertThat(encoder.embed(inputs(0))[0]).hasSize(4);
    }
  }

  private static Block linear() {
    return Linear.builder().setUnits(4).build();
  }

  @Test
  void rejectsAnotherArchitecture() {
    Path file = train(Runs.spec(1, 1));
    assertThatThrownBy(() -> TrainedEncoder.load(file, new Runs.SmallEncoder(8), DeviceChoice.CPU))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be float32 (8, 32), but was float32 (16, 32)");
  }

  @Test
  void rejectsNumbersThatAreNone() throws IOException {
    Path file = train(Runs.spec(1, 1));
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 1] = 0x7F; // the last float's sign and exponent
    bytes[bytes.length - 2] = (byte) 0x80;
    Files.write(file, bytes);
    assertThatThrownBy(() -> TrainedEncoder.load(file, DeviceChoice.CPU))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("holds NaN or infinite numbers");
  }

  @Test
  void rejectsAFileThatIsCutShort() throws java.io.IOException {
    Path file = train(Runs.spec(1, 1));
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 1));
    assertThatThrownBy(() -> TrainedEncoder.load(file, DeviceChoice.CPU))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("encoder.safetensors");
  }

  @Test
  void missingGpuIsAnErrorNotAFallBack() {
    org.junit.jupiter.api.Assumptions.assumeTrue(
        ai.djl.engine.Engine.getEngine("PyTorch").getGpuCount() == 0, "there is a GPU");
    assertThatThrownBy(() -> new DeviceChoice("gpu0").resolve())
        .hasMessageContaining("device 'gpu0': the engine sees no GPU");
    assertThat(DeviceChoice.AUTO.resolve().isGpu()).isFalse();
    assertThatThrownBy(() -> new DeviceChoice("cuda"))
        .hasMessage("device must be cpu, auto or gpu0, gpu1, ..., but was 'cuda'");
  }

  private Path file(String architecture, String shapes, String types) throws IOException {
    Path file = folder.resolve("hostile.safetensors");
    Map<String, String> texts =
        Map.of("architecture", architecture, "inputShapes", shapes, "inputTypes", types);
    AtomicFile.write(file, out -> Safetensors.write(out, Map.of(), texts));
    return file;
  }

  @Test
  void comparesWeightsWithTheFileBeforeTheyAreMade() throws IOException {
    // 2^26 vectors of a million numbers
    Encoder huge = new BagOfEmbeddings(1 << 26, 1_000_000, Pooling.MEAN, 0, 0);
    Path file = file(LearningSpecs.codec().write(huge), "[[2,5]]", "INT64");
    assertThatThrownBy(() -> TrainedEncoder.load(file, DeviceChoice.CPU))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("hostile.safetensors")
        .hasMessageContaining("weights, but the file holds 0 numbers");
  }

  @Test
  void namesTheFileThatAsksForMoreThanThereIs() throws IOException {
    Encoder encoder = new Runs.SmallEncoder(16);
    Path file = file(LearningSpecs.codec().write(encoder), "[[2,4000000000000000]]", "FLOAT32");
    assertThatThrownBy(() -> TrainedEncoder.load(file, encoder, DeviceChoice.CPU))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("hostile.safetensors: no encoder for inputs of shape");
  }

  @Test
  void saysWhichInputsItTakes() {
    Encoder encoder = new Mlp(1, 8, 8, Precision.FLOAT32);
    try (var trained =
        TrainedEncoder.untrained(encoder, 1, List.of(new Tensor.Floats(2, 9)), DeviceChoice.CPU)) {
      assertThatThrownBy(() -> trained.embed(List.of(new Tensor.Floats(3, 7))))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(
              "inputs of shape (3, 7) do not fit the encoder, which takes (-1, 9)");
    }
  }

  /** An arc to a node that is not there: its shape is right. */
  @Test
  void otherFailuresOfTheEngineAreNotBlamedOnShapes() {
    var counts = new Tensor.Longs(1);
    counts.data().put(0, 2);
    var arcs = new Tensor.Longs(1, 2);
    arcs.data().put(1, 1);
    List<Tensor> graph = List.of(counts, new Tensor.Floats(2, 3), arcs, new Tensor.Floats(1));
    try (var trained = TrainedEncoder.untrained(new Gin(1, 4), 1, graph, DeviceChoice.CPU)) {
      assertThat(trained.embed(graph)).hasNumberOfRows(1);
      arcs.data().put(1, 99);
      assertThatThrownBy(() -> trained.embed(graph)).isInstanceOf(EngineException.class);
    }
  }

  @Test
  void takesAnyNumberOfSamples() {
    try (var trained =
        TrainedEncoder.untrained(new Runs.SmallEncoder(4), 1, inputs(0), DeviceChoice.CPU)) {
      assertThat(trained.inputs().get("input").shape()).isEqualTo(new Shape(-1, Runs.INPUTS));
    }
  }
}
