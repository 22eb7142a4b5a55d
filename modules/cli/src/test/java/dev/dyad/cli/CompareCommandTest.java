package dev.dyad.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {
  @TempDir private Path folder;

  private Typed compare(Path out, String... more) {
    var words = new ArrayList<>(List.of("compare", Typed.RECIPE, "--out", out.toString()));
    for (String set :
        List.of("data.path=" + Typed.DIGITS, "epochs=1", "data.limit=150", "evaluate.tsne=0")) {
      words.addAll(List.of("--set", set));
    }
    words.addAll(List.of(more));
    return Typed.dyad(words.toArray(String[]::new));
  }

  /** A report as a run would leave it. */
  private static void report(Comparison comparison, int candidate, long seed, String json)
      throws IOException {
    Path run = comparison.run(comparison.candidates().get(candidate), seed);
    Files.createDirectories(run);
    Files.writeString(run.resolve("report.json"), json);
  }

  @Test
  void trainsWhatIsMissingAndKeepsWhatIsThere() throws IOException {
    Path out = folder.resolve("some");
    Typed first = compare(out, "--vary", "method=[SimCLR]", "--seeds", "1", "--json");
    assertThat(first.code()).as(first.err()).isZero();
    Path encoder = out.resolve("SimCLR/seed-1/encoder.safetensors");
    var written = Files.getLastModifiedTime(encoder);
    Typed more = compare(out, "--vary", "method=[SimCLR]", "--seeds", "2", "--json");
    assertThat(more.code()).as(more.err()).isZero();
    assertThat(Files.getLastModifiedTime(encoder)).isEqualTo(written);
    JsonNode row = new ObjectMapper().readTree(more.out()).path("SimCLR");
    assertThat(row.path("seeds").asInt()).isEqualTo(2);
    assertThat(row.path("scores.knn.accuracy").path("mean").asDouble()).isBetween(0.2, 1.0);
    assertThat(row.path("controls.rawKnn").path("mean").asDouble()).isBetween(0.2, 1.0);
    assertThat(row.path("provenance.peakMemoryMiB").path("mean").asDouble()).isPositive();
    assertThat(out.resolve("table.md")).content().startsWith("|").contains("k-NN accuracy");
  }

  @Test
  void stopsBeforeAnyWorkIfOneOfThemIsWrong() {
    Path out = folder.resolve("none");
    Typed typed = compare(out, "--vary", "method=[SimCLR, SimCRL]");
    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.err()).contains("SimCRL").contains("SimCLR");
    assertThat(out).doesNotExist();
  }

  @Test
  void refusesARunOfOtherSettings() throws IOException {
    Path run = folder.resolve("other/SimCLR/seed-1");
    assertThat(Typed.train(run, "batchSize=64").code()).isZero();
    Typed typed = compare(folder.resolve("other"), "--vary", "method=[SimCLR]", "--seeds", "1");
    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.err()).contains("holds a run with other settings");
  }

  @Test
  void refusesARunOnOtherData() throws IOException {
    Path run = folder.resolve("data/digits-simclr/seed-1");
    Recipe less =
        RecipeFile.read(
            Path.of(Typed.RECIPE),
            List.of("data.path=" + Typed.DIGITS, "epochs=1", "data.limit=149", "evaluate.tsne=0"));
    RunFolder.create(run, "").write(less);
    Typed typed = compare(folder.resolve("data"), "--seeds", "1");
    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.err()).contains("holds a run with other settings");
  }

  @Test
  void givesMeanAndDeviationOverSeeds() throws IOException {
    var comparison =
        new Comparison(
            folder,
            Comparison.candidates(
                List.of(Path.of("digits.yaml")),
                List.of(Variation.parse("batchSize=[64, 128]")),
                List.of()),
            List.of(1L, 2L, 3L));
    report(comparison, 0, 1, "{\"scores\":{\"knn\":{\"accuracy\":0.90}}}");
    report(comparison, 0, 2, "{\"scores\":{\"knn\":{\"accuracy\":0.92}}}");
    report(comparison, 0, 3, "{\"scores\":{\"knn\":{\"accuracy\":0.94}}}");
    report(comparison, 1, 2, "{\"scores\":{\"knn\":{\"accuracy\":0.5}}}");
    assertThat(new ComparisonTable(comparison).markdown())
        .isEqualTo(
            """
            |     | seeds | k-NN accuracy |
            | --- |   --: |           --: |
            | 64  |     3 |    92.0 ± 2.0 |
            | 128 |     1 |          50.0 |
            """);
  }

  @Test
  void namesCandidatesByRecipeAndValues() {
    List<Path> recipes = List.of(Path.of("a.yaml"), Path.of("b.yaml"));
    List<Variation> variations =
        List.of(Variation.parse("method=[SimCLR, BYOL]"), Variation.parse("batchSize=[64]"));
    assertThat(Comparison.candidates(recipes, variations, List.of()))
        .extracting(Comparison.Candidate::name)
        .containsExactly("a SimCLR 64", "a BYOL 64", "b SimCLR 64", "b BYOL 64");
  }

  @Test
  void refusesTwoOfOneName() {
    Typed typed = compare(folder.resolve("twice"), "--vary", "method=[SimCLR, SimCLR]");
    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.err()).contains("Name each recipe and value once");
  }
}
