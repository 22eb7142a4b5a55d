package dev.dyad.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dyad.core.Dataset;
import dev.dyad.core.Modalities;
import dev.dyad.core.Modality;
import dev.dyad.learn.StopSignal;
import dev.dyad.text.Text;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Embeddings written and read back: texts of two topics and of many lengths. */
class EmbedCommandTest {
  private static final String READER = "Csv(label=\"topic\")";

  @TempDir private static Path folder;
  private static Path run;
  private static Path data;

  @BeforeAll
  static void trainOnce() throws IOException {
    data = Files.createDirectories(folder.resolve("news"));
    texts(data.resolve("train.csv"), 600);
    texts(data.resolve("test.csv"), 200);
    Path recipe = folder.resolve("news.yaml");
    Files.writeString(
        recipe,
        """
        modality: text
        data:
          path: news
          reader: {Csv: {label: topic}}
          collator: {HashedGrams: {length: 64, buckets: 1023}}
          limit: 64
        encoder: {BagOfEmbeddings: {vocabulary: 1024, dimension: 8}}
        epochs: 1
        batchSize: 32
        evaluate: {tsne: 0}
        """);
    run = folder.resolve("run");
    done("train", recipe, "--out", run);
  }

  private static void texts(Path file, int count) throws IOException {
    var lines = new ArrayList<>(List.of("text,topic"));
    for (int i = 0; i < count; i++) {
      String word = i % 2 == 0 ? "goal match team " : "market bank share ";
      lines.add(word.repeat(1 + i % 13) + "x" + i % 40 + "," + (i % 2 == 0 ? "sport" : "money"));
    }
    Files.write(file, lines);
  }

  private static String done(Object... args) {
    Typed typed = Typed.with(args);
    assertThat(typed.code()).as(typed.out() + typed.err()).isZero();
    return typed.out();
  }

  private static void assertFails(String message, Object... args) {
    Typed typed = Typed.with(args);
    assertThat(typed.code()).as(typed.out() + typed.err()).isNotZero();
    assertThat(typed.err()).contains(message);
  }

  private static Path embedded(String name, String split) {
    Path file = folder.resolve(name);
    done("embed", run, "--data", data, "--split", split, "--out", file);
    return file;
  }

  /** Embeds as the command does, but is stopped after the first batch. */
  private static EmbeddingProgress stopped(Path file) throws IOException {
    RunFolder opened = RunFolder.open(run);
    var spec = new CommandLine(CommandSpec.create()).setErr(new PrintWriter(new StringWriter()));
    @SuppressWarnings("unchecked") // it is the one for texts
    var modality = (Modality<Text>) Modalities.named("text");
    try (var encoder = EncoderRun.of(modality, opened.recipe(), opened, spec.getCommandSpec())) {
      Dataset<Text> samples =
          encoder.source(data, Optional.empty(), "--data").other(Optional.of("train"));
      String weights =
          dev.dyad.search.EncoderIdentity.of(opened.trained(), 1, "text").fingerprint();
      try (var output = EmbeddingOutput.open(file, weights, encoder.fingerprint(samples))) {
        var stop = new StopSignal();
        stop.request();
        assertThat(new Embedding<>(encoder, samples, output).run(stop)).isFalse();
        return output.progress();
      }
    }
  }

  @Test
  void stoppedAndGoneOnWithIsTheSameAsInOneGo() throws IOException {
    Path whole = embedded("whole.npy", "train");
    Path file = folder.resolve("stopped.npy");
    assertThat(stopped(file).samples()).isEqualTo(256);
    assertThat(file).doesNotExist();
    assertFails(
        "half of it was made of other data",
        "embed",
        run,
        "--data",
        data,
        "--split",
        "test",
        "--out",
        file);
    Typed again = Typed.with("embed", run, "--data", data, "--split", "train", "--out", file);
    assertThat(again.code()).as(again.err()).isZero();
    assertThat(again.err()).contains("going on after 256 of 600 samples");
    assertThat(again.out()).contains("stopped.npy: 600 x 8");
    assertThat(file).hasSameBinaryContentAs(whole);
    assertThat(folder.resolve("stopped.npy.ids.csv"))
        .hasSameBinaryContentAs(folder.resolve("whole.npy.ids.csv"));
  }

  @Test
  void evaluatesWhatItWroteAsItsRunWould() throws IOException {
    Path train = embedded("train.npy", "train");
    Path test = embedded("test.csv", "test");
    JsonNode files =
        new ObjectMapper().readTree(done("eval", "--embeddings", train, test, "--json"));
    assertThat(files.at("/scores/knn/accuracy").asDouble()).isGreaterThan(0.9);
    assertThat(files.at("/scores/linear/accuracy").isNumber()).isTrue();
    assertThat(files.at("/scores/fewLabels/5/accuracy").isNumber()).isTrue();
    assertThat(files.at("/controls/chance").asDouble()).isEqualTo(0.5);
    assertThat(files.at("/provenance/trainSamples").asInt()).isEqualTo(600);
    JsonNode ofRun = new ObjectMapper().readTree(done("eval", run, "--data", data, "--json"));
    assertThat(files.at("/scores/uniformity").asDouble())
        .isCloseTo(
            ofRun.at("/scores/uniformity").asDouble(),
            org.assertj.core.api.Assertions.within(1e-4));
  }

  @Test
  void oneFileIsMeasuredWithoutLabels() {
    Typed typed = Typed.with("eval", "--embeddings", embedded("one.npy", "test"));
    assertThat(typed.code()).as(typed.err()).isZero();
    assertThat(typed.out()).contains("effective rank").doesNotContain("k-NN");
    assertThat(typed.err()).contains("nothing is classified: give two files");
  }

  @Test
  void damagedAndMismatchedFilesAreNamed() throws IOException {
    Path test = embedded("good.npy", "test");
    Path bad = folder.resolve("bad.npy");
    byte[] bytes = Files.readAllBytes(test);
    Path ids = folder.resolve("bad.npy.ids.csv");
    Files.write(bad, Arrays.copyOf(bytes, bytes.length - 30));
    assertFails("bad.npy.ids.csv: no such file", "eval", "--embeddings", test, bad);
    Files.copy(folder.resolve("good.npy.ids.csv"), ids);
    assertFails(
        "bad.npy: must hold 200 x 8 numbers, but there are 1592",
        "eval",
        "--embeddings",
        test,
        bad);
    Files.write(bad, Arrays.copyOf(bytes, 100));
    assertFails("bad.npy: ends too early", "eval", "--embeddings", test, bad);
    Files.writeString(bad, "no numbers at all");
    assertFails("bad.npy: is no file of NumPy's", "eval", "--embeddings", bad);
    Files.write(bad, bytes);
    List<String> lines = Files.readAllLines(ids);
    Files.write(ids, lines.subList(0, 100));
    assertFails("names 99 vectors, but " + bad + " has 200", "eval", "--embeddings", bad);
    Files.write(ids, List.of("name,label", "a,b"));
    assertFails("must begin with the columns id and label", "eval", "--embeddings", bad);
  }

  @Test
  void saysHowToAsk() {
    assertFails("Give a run to evaluate, or one or two files by --embeddings", "eval");
    assertFails("Give a run to evaluate", "eval", run, "--embeddings", "a.npy");
    assertFails("a.npy: no such file. Make one: dyad embed", "eval", "--embeddings", "a.npy");
    assertFails("must end in .npy or .csv", "eval", "--embeddings", "a.parquet");
    assertFails("is given twice", "eval", "--embeddings", "a.npy", "a.npy");
    assertFails(
        "No dataset reader", "embed", run, "--data", data, "--out", "e.npy", "--reader", "X");
  }

  @Test
  void aReaderCanBeNamed() {
    Path file = folder.resolve("named.csv");
    assertThat(
            done(
                "embed", run, "--data", data, "--out", file, "--reader", READER, "--split", "test"))
        .contains("named.csv: 200 x 8");
  }
}
