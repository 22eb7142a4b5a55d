package dev.dyad.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training on graphs, and the protocol of small data. */
class GraphRunsTest {
  @TempDir private static Path folder;
  private static Path data;
  private static Path recipe;

  /** Twenty rings and twenty stars of 4 to 8 nodes, in the TU format. */
  @BeforeAll
  static void writeGraphs() throws IOException {
    data = Files.createDirectories(folder.resolve("rings"));
    var edges = new ArrayList<String>();
    var owners = new ArrayList<String>();
    var labels = new ArrayList<String>();
    for (int g = 0; g < 40; g++) {
      int n = 4 + g / 2 % 5;
      int first = owners.size() + 1;
      for (int v = 0; v < n; v++) {
        int other = g % 2 == 0 ? first + (v + 1) % n : first;
        if (other != first + v) {
          edges.add((first + v) + ", " + other);
          edges.add(other + ", " + (first + v));
        }
        owners.add("" + (g + 1));
      }
      labels.add("" + g % 2);
    }
    Files.write(data.resolve("R_A.txt"), edges);
    Files.write(data.resolve("R_graph_indicator.txt"), owners);
    Files.write(data.resolve("R_graph_labels.txt"), labels);
    recipe = folder.resolve("rings.yaml");
    Files.writeString(
        recipe,
        """
        modality: graph
        data: {path: rings, train: all, test: all}
        encoder: {Gin: {layers: 2, width: 8}}
        epochs: 2
        batchSize: 20
        evaluate:
          protocols: [{CrossValidation: {folds: 4, repeats: 2}}]
          tsne: 0
        """);
  }

  private static Typed train(String out, String... sets) {
    var args =
        new ArrayList<>(
            List.of("train", recipe.toString(), "--out", folder.resolve(out).toString()));
    List.of(sets).forEach(set -> args.addAll(List.of("--set", set)));
    return Typed.dyad(args.toArray(String[]::new));
  }

  @Test
  void crossValidatesBesideHistogramWlAndUntrainedEncoder() throws IOException {
    Typed typed = train("run");
    assertThat(typed.code()).as(typed.err()).isZero();
    JsonNode report =
        new ObjectMapper().readTree(folder.resolve("run").resolve("report.json").toFile());
    JsonNode scores = report.at("/scores/crossValidation");
    assertThat(scores.path("accuracy").asDouble()).isGreaterThan(0.9);
    assertThat(scores.has("deviation")).isTrue();
    assertThat(scores.path("repeats").asInt()).isEqualTo(2);
    for (String control : List.of("histogram", "wl", "untrained")) {
      assertThat(report.at("/controls/" + control + "CrossValidation").isNumber())
          .as(control)
          .isTrue();
    }
    assertThat(report.at("/controls/chance").asDouble()).isEqualTo(0.5);
    assertThat(report.path("scores").has("knn")).isFalse();
  }

  @Test
  void neverFitsClassifiersOnTheSamplesThatTheyAreScoredOn() {
    Typed typed = train("never", "evaluate.protocols=[TrainTest]");
    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.err())
        .contains("TrainTest needs test samples that are no training samples")
        .contains("both splits are 'all'");
    assertThat(folder.resolve("never")).doesNotExist();
  }

  @Test
  void nodesOfAGraphAreLearntAsSamples() throws IOException {
    Path samples = Path.of("..", "..", "samples").toAbsolutePath().normalize();
    Path run = folder.resolve("nodes");
    Typed typed =
        Typed.dyad(
            "train",
            samples.resolve("blocks-grace.yaml").toString(),
            "--out",
            run.toString(),
            "--set",
            "data.path=" + samples.resolve("data").resolve("blocks"),
            "--set",
            "epochs=1",
            "--set",
            "evaluate.tsne=0",
            "--set",
            "evaluate.protocols=[{CrossValidation: {folds: 3, repeats: 1}}]");
    assertThat(typed.code()).as(typed.err()).isZero();
  }
}
