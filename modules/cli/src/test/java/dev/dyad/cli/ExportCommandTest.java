package dev.dyad.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dyad.learn.EncoderParts;
import dev.dyad.learn.encoder.BagOfEmbeddings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a run elsewhere, and of its weights in another run. */
class ExportCommandTest {
  @TempDir private static Path folder;
  private static Path run;

  @BeforeAll
  static void trainOnce() {
    run = folder.resolve("run");
    Typed typed = Typed.train(run);
    assertThat(typed.code()).as(typed.err()).isZero();
  }

  private static Typed export(String format, Path out) {
    return Typed.dyad("export", run.toString(), "--to", format, "--out", out.toString());
  }

  private static JsonNode json(Path file) throws IOException {
    return new ObjectMapper().readTree(file.toFile());
  }

  @Test
  void writesEveryFormatBesideOnePreprocessing() throws IOException {
    Path to = Files.createDirectories(folder.resolve("exported"));
    for (String format : List.of("safetensors", "torchscript", "onnx")) {
      Typed typed = export(format, to.resolve("encoder." + format));
      assertThat(typed.code()).as(typed.err()).isZero();
      assertThat(typed.out()).contains("encoder." + format, "preprocessing.json");
    }
    JsonNode how = json(to.resolve("preprocessing.json"));
    assertThat(how.path("modality").asText()).isEqualTo("image");
    assertThat(how.at("/view/ResizedCenterCrop/size").asInt()).isPositive();
    assertThat(how.at("/collator/ImageCollator/mean/0").isNumber()).isTrue();
    assertThat(how.at("/inputs/0/name").asText()).isEqualTo("input");
    assertThat(how.at("/inputs/0/shape").toString()).startsWith("[-1,1,");
    assertThat(how.at("/encoder/SimpleCnn/dimension").asInt()).isEqualTo(128);
  }

  @Test
  void neverOverwrites() {
    Path file = folder.resolve("exported.safetensors");
    assertThat(export("safetensors", file).code()).isZero();
    Typed second = export("safetensors", file);
    assertThat(second.code()).isEqualTo(2);
    assertThat(second.err()).contains("is not overwritten. Choose another --out");
  }

  @Test
  void neverMixesUpPreprocessings() throws IOException {
    Path to = Files.createDirectories(folder.resolve("taken"));
    Files.writeString(to.resolve("preprocessing.json"), "{}");
    Typed typed = export("onnx", to.resolve("encoder.onnx"));
    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.err()).contains("preprocessing.json exists already, and is of another");
    assertThat(to.resolve("encoder.onnx")).doesNotExist();
  }

  @Test
  void vocabularyGoesAlong() throws IOException {
    Path texts = Files.createDirectories(folder.resolve("texts"));
    Files.writeString(texts.resolve("vocabulary.txt"), "cat\ndog\n");
    Files.writeString(texts.resolve("texts.txt"), "a cat\na dog\n");
    Files.writeString(
        texts.resolve("run.yaml"),
        """
        modality: text
        data: {path: texts.txt, collator: {WordVocabulary: {vocabulary: vocabulary.txt}}}
        encoder: BagOfEmbeddings
        """);
    var input = new EncoderParts.Input(new Shape(-1, -1), DataType.INT64);
    String json =
        Preprocessing.of(new RunFolder(texts), new BagOfEmbeddings(), Map.of("input", input));
    JsonNode how = new ObjectMapper().readTree(json);
    assertThat(how.at("/files/vocabulary.txt").asText()).isEqualTo("cat\ndog\n");
    assertThat(how.at("/collator/WordVocabulary/vocabulary").asText()).isEqualTo("vocabulary.txt");
    assertThat(how.at("/inputs/0/type").asText()).isEqualTo("int64");
  }

  /** Ten labels a class; the weights as given are a control beside the untrained encoder. */
  @Test
  void fineTunesAnotherRunsWeights() throws IOException {
    Path weights = run.resolve("encoder.safetensors");
    Path tuned = folder.resolve("tuned");
    Typed typed =
        Typed.train(
            tuned,
            "encoder.weights=" + weights,
            "method=FineTune",
            "data.labelsPerClass=10",
            "batchSize=50");
    assertThat(typed.code()).as(typed.err()).isZero();
    assertThat(typed.out()).contains("as given");
    JsonNode controls = json(tuned.resolve("report.json")).path("controls");
    assertThat(controls.path("givenLinear").isNumber()).isTrue();
    assertThat(controls.path("untrainedLinear").isNumber()).isTrue();
    assertThat(Typed.dyad("eval", tuned.toString(), "--json").code()).isZero();
  }

  @Test
  void aRunWithoutItsWeightsNeverBegins() {
    Path never = folder.resolve("never");
    Typed typed = Typed.train(never, "encoder.weights=none.safetensors");
    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.err()).contains("none.safetensors: no such file");
    assertThat(never).doesNotExist();
  }
}
