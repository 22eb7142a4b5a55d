package dev.dyad.learn.export;

import static ai.djl.ndarray.types.DataType.FLOAT32;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.core.Linear;
import ai.onnxruntime.OrtException;
import dev.dyad.core.Tensor;
import dev.dyad.learn.DeviceChoice;
import dev.dyad.learn.Encoder;
import dev.dyad.learn.EncoderParts;
import dev.dyad.learn.TrainedEncoder;
import dev.dyad.learn.encoder.LogMelCnn;
import dev.dyad.learn.encoder.Lstm;
import dev.dyad.learn.encoder.Mlp;
import dev.dyad.learn.encoder.Precision;
import dev.dyad.learn.encoder.ResNet18;
import dev.dyad.learn.encoder.SeriesLstm;
import dev.dyad.learn.encoder.SimpleCnn;
import dev.dyad.learn.encoder.Stem;
import dev.dyad.learn.encoder.Transformer;
import dev.dyad.learn.encoder.TwoTowers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportFormatTest {
  @TempDir Path folder;

  /** A file at work on batches. */
  @FunctionalInterface
  private interface Reading {
    List<float[][]> rows(Path file, List<List<Tensor>> batches) throws IOException, OrtException;
  }

  private Stream<DynamicTest> gives(ExportFormat format, double tolerance, Reading reading) {
    return Exported.encoders().stream()
        .filter(encoder -> !lacking(format).contains(encoder.getClass()))
        .map(
            encoder ->
                DynamicTest.dynamicTest(
                    encoder.toString(), () -> assertSame(encoder, format, tolerance, reading)));
  }

  /** Encoders that a format has no words for. */
  private static Set<Class<? extends Encoder>> lacking(ExportFormat format) {
    return switch (format) {
      case SAFETENSORS -> Set.of();
      case TORCHSCRIPT -> Set.of(TwoTowers.class);
      case ONNX -> Set.of(TwoTowers.class, Lstm.class, SeriesLstm.class);
    };
  }

  @Test
  void everyRegisteredEncoderIsTried() {
    assertThat(Exported.encoders().stream().map(Encoder::getClass))
        .containsAll(
            ServiceLoader.load(Encoder.class).stream()
                .<Class<? extends Encoder>>map(ServiceLoader.Provider::type)
                .filter(type -> type.getPackageName().equals(Mlp.class.getPackageName()))
                .toList());
  }

  @Test
  void whatAFormatLacksIsNamed() {
    for (ExportFormat format : List.of(ExportFormat.TORCHSCRIPT, ExportFormat.ONNX)) {
      for (Encoder encoder : Exported.encoders()) {
        if (lacking(format).contains(encoder.getClass())) {
          Tensor[] inputs = Exported.inputs(encoder, 0).toArray(Tensor[]::new);
          try (TrainedEncoder trained = Exported.encoderOf(encoder, inputs)) {
            assertThatThrownBy(() -> format.write(trained, folder.resolve("x"), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(
                    "encoder %s cannot be exported to", encoder.getClass().getSimpleName());
          }
        }
      }
    }
  }

  /** The wrong branch has an operation that ONNX lacks. */
  @ParameterizedTest
  @CsvSource({
    "lt,1,2",
    "lt,-2,-1",
    "gt,2,1",
    "ge,2,1",
    "ge,2,2",
    "eq,2,2",
    "ne,1,2",
  })
  void knownNumbersAreCompared(String operator, long a, long b) throws IOException {
    String source =
        """
        def network(x: List[Tensor], p: List[Tensor], training: bool) -> Tensor:
          if torch.%s(%d, %d):
            y = torch.relu(x[0])
          else:
            y = torch.erfinv(x[0])
          return y
        """
            .formatted(operator, a, b);
    var parts =
        new EncoderParts(
            "Odd", source, List.of(), List.of(new EncoderParts.Input(new Shape(-1, 2), FLOAT32)));
    new OnnxFile(parts).write(folder.resolve("x"), Map.of());
    assertThat(folder.resolve("x")).exists();
  }

  private void assertSame(Encoder encoder, ExportFormat format, double tolerance, Reading reading)
      throws IOException, OrtException {
    Path file = folder.resolve("encoder." + format.extension());
    // the second is of another size and other lengths than any that the encoder has seen
    var batches = List.of(Exported.inputs(encoder, 0), Exported.inputs(encoder, 1));
    try (TrainedEncoder trained = Exported.encoder(encoder)) {
      format.write(trained, file, Map.of());
      List<float[][]> given = reading.rows(file, batches);
      for (int i = 0; i < batches.size(); i++) {
        assertClose(given.get(i), trained.embed(batches.get(i)), tolerance);
      }
    }
  }

  /** No number is off by more than a share of the greatest. */
  private static void assertClose(float[][] rows, float[][] expected, double tolerance) {
    assertThat(rows).hasDimensions(expected.length, expected[0].length);
    double greatest = 0;
    double difference = 0;
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows[i].length; j++) {
        greatest = Math.max(greatest, Math.abs(expected[i][j]));
        difference = Math.max(difference, Math.abs(expected[i][j] - rows[i][j]));
      }
    }
    assertThat(greatest).as("the greatest number").isGreaterThan(0.01);
    assertThat(difference / greatest).as("difference").isLessThanOrEqualTo(tolerance);
  }

  /** But for attention, which is written in older words, these are the very same operations. */
  @TestFactory
  Stream<DynamicTest> torchScriptGivesTheSame() {
    return gives(ExportFormat.TORCHSCRIPT, 1e-6, Exported::torch);
  }

  @TestFactory
  Stream<DynamicTest> onnxGivesTheSame() {
    return gives(ExportFormat.ONNX, 1e-5, Exported::onnx);
  }

  /** ONNX has it computed in 32 bits, so that bfloat16's 8 bits of mantissa make a difference. */
  @Test
  void bfloat16IsKeptOrWidened() throws IOException, OrtException {
    Encoder encoder = new Mlp(2, 12, 8, Precision.BFLOAT16);
    assertSame(encoder, ExportFormat.TORCHSCRIPT, 1e-6, Exported::torch);
    assertSame(encoder, ExportFormat.ONNX, 0.05, Exported::onnx);
  }

  private Path written(ExportFormat format, Encoder encoder, Map<String, String> notes)
      throws IOException {
    Path file = folder.resolve("encoder." + format.extension());
    try (TrainedEncoder trained = Exported.encoder(encoder)) {
      format.write(trained, file, notes);
    }
    return file;
  }

  @Test
  void equalEncodersMakeEqualFiles() throws IOException {
    for (ExportFormat format : ExportFormat.values()) {
      byte[] first = Files.readAllBytes(written(format, new Mlp(), Map.of("note", "a")));
      byte[] second = Files.readAllBytes(written(format, new Mlp(), Map.of("note", "a")));
      assertThat(second).as(format.name()).isEqualTo(first);
    }
  }

  @Test
  void notesGoAlong() throws IOException, OrtException {
    Map<String, String> notes = Map.of("preprocessing.json", "{\"mean\": \"ü\"}");
    assertThat(Exported.onnxNotes(written(ExportFormat.ONNX, new Mlp(), notes))).isEqualTo(notes);
    Path archive = written(ExportFormat.TORCHSCRIPT, new Mlp(), notes);
    try (var zip = new ZipFile(archive.toFile())) {
      ZipEntry note = zip.getEntry("encoder/extra/preprocessing.json");
      assertThat(new String(zip.getInputStream(note).readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo("{\"mean\": \"ü\"}");
    }
  }

  @Test
  void safetensorsAreReadBackWithTheirArchitecture() throws IOException {
    Encoder encoder = new Mlp(2, 12, 8, Precision.FLOAT32);
    Path file = written(ExportFormat.SAFETENSORS, encoder, Map.of("note", "a"));
    List<Tensor> batch = Exported.inputs(encoder, 2);
    try (TrainedEncoder same = Exported.encoder(encoder);
        TrainedEncoder read = TrainedEncoder.load(file, DeviceChoice.CPU)) {
      assertThat(read.architecture()).isEqualTo(encoder);
      assertThat(read.embed(batch)).isDeepEqualTo(same.embed(batch));
    }
  }

  /**
   * Convolutions take any height and width where a mean over them follows, linear layers do not.
   */
  @Test
  void sizesAreFreeWhereWeightsDoNotDependOnThem() {
    assertThat(shapes(new ResNet18(Stem.SMALL, false, Precision.FLOAT32)))
        .containsExactly(new Shape(-1, 3, -1, -1));
    assertThat(shapes(new SimpleCnn())).containsExactly(new Shape(-1, 1, 16, 12));
    assertThat(shapes(new Transformer())).containsExactly(new Shape(-1, -1));
    assertThat(shapes(new LogMelCnn(8, 16, 0, Precision.FLOAT32)))
        .containsExactly(new Shape(-1, 1, 16, -1), new Shape(-1));
  }

  private static List<Shape> shapes(Encoder encoder) {
    try (TrainedEncoder trained = Exported.encoder(encoder)) {
      return trained.parts().inputs().stream().map(EncoderParts.Input::shape).toList();
    }
  }

  @Test
  void namesAnEncoderThatCannotBeExported() {
    Encoder blocks = new Blocks();
    try (TrainedEncoder trained = Exported.encoderOf(blocks, new Tensor.Floats(2, 3))) {
      assertThatThrownBy(() -> ExportFormat.ONNX.write(trained, folder.resolve("x"), Map.of()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("encoder Blocks cannot be exported to TorchScript or ONNX");
    }
    assertThat(folder.resolve("x")).doesNotExist();
  }

  /** An encoder of DJL's own layers. */
  private record Blocks() implements Encoder {
    @Override
    public Block block() {
      return Linear.builder().setUnits(2).build();
    }
  }

  @Test
  void namesTheOperationThatOnnxLacks() {
    String source =
        """
        def network(x: List[Tensor], p: List[Tensor], training: bool) -> Tensor:
          return torch.erfinv(x[0])
        """;
    var parts =
        new EncoderParts(
            "Odd", source, List.of(), List.of(new EncoderParts.Input(new Shape(-1), FLOAT32)));
    assertThatThrownBy(() -> new OnnxFile(parts).write(folder.resolve("x"), Map.of()))
        .hasMessage(
            "encoder Odd cannot be exported to ONNX: there is no ONNX for its operation"
                + " torch.erfinv. Export it to TorchScript or safetensors");
  }
}
