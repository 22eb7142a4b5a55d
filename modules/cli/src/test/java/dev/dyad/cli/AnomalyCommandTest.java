package dev.dyad.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dyad.core.Modalities;
import dev.dyad.series.SeriesCollator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Telling other digits from threes. */
class AnomalyCommandTest {
  @TempDir private static Path folder;
  private static Path run;

  @BeforeAll
  static void trainOnThrees() {
    run = folder.resolve("threes");
    Typed typed = Typed.train(run, "data.normal=[3]", "batchSize=32", "data.limit=1500");
    assertThat(typed.code()).as(typed.err()).isZero();
  }

  @Test
  void figuresStandBesideTheirControls() throws IOException {
    Typed typed = Typed.dyad("anomaly", run.toString(), "--json");
    assertThat(typed.code()).as(typed.err()).isZero();
    JsonNode report = new ObjectMapper().readTree(typed.out());
    assertThat(report.at("/scores/auroc").asDouble()).isBetween(0.8, 1.0);
    assertThat(report.at("/scores/aurocDetails/low").isNumber()).isTrue();
    assertThat(report.at("/controls/rawAuroc").isNumber()).isTrue();
    assertThat(report.at("/controls/untrainedAuroc").isNumber()).isTrue();
    assertThat(report.at("/scores/f1/falseAlarmRate").isNumber()).isTrue();
  }

  @Test
  void samplesForTheThresholdAreNeitherTrainedNorScored() throws IOException {
    Typed typed = Typed.dyad("anomaly", run.toString(), "--json");
    JsonNode facts = new ObjectMapper().readTree(typed.out()).path("provenance");
    int threes = facts.path("normalSamples").asInt() + facts.path("calibrationSamples").asInt();
    assertThat(facts.path("trainSamples").asInt()).isEqualTo(facts.path("normalSamples").asInt());
    assertThat(threes).isEqualTo(132); // threes in the training split
  }

  @Test
  void scoresAreWrittenOddestFirst() throws IOException {
    Path file = folder.resolve("odd.csv");
    Typed typed =
        Typed.dyad(
            "anomaly", run.toString(), "--detector", "MeanDistance", "--out", file.toString());
    assertThat(typed.code()).as(typed.err()).isZero();
    List<String> lines = Files.readAllLines(file);
    assertThat(lines.get(0)).isEqualTo("id,score,odd,label");
    List<Double> scores =
        lines.stream().skip(1).map(line -> Double.valueOf(line.split(",", -1)[1])).toList();
    assertThat(scores).hasSize(500).isSortedAccordingTo((a, b) -> Double.compare(b, a));
  }

  @Test
  void pageAndNumbersAreWrittenIntoTheRun() throws IOException {
    Typed typed = Typed.dyad("anomaly", run.toString(), "--detector", "Mahalanobis");
    assertThat(typed.code()).as(typed.err()).isZero();
    assertThat(typed.out()).contains("isolationForest").contains("anomalies.html");
    String page = Files.readString(run.resolve("anomalies.html"));
    assertThat(page).contains("ROC").contains("Oddest samples").contains("raw input");
    JsonNode numbers = new ObjectMapper().readTree(run.resolve("anomalies.json").toFile());
    assertThat(numbers.at("/controls/isolationForestAuroc").asDouble()).isBetween(0.4, 1.0);
    assertThat(numbers.at("/provenance/detector").asText()).isEqualTo("Mahalanobis()");
  }

  @Test
  void longSeriesAreScoredByTimeAndByRange() throws IOException {
    Path series = folder.resolve("load.csv");
    var text = new StringBuilder("load,fault\n");
    for (int t = 0; t < 600; t++) {
      boolean odd = t >= 450 && t < 470;
      double wave = Math.sin(0.4 * t) + 0.05 * Math.sin(7.3 * t);
      text.append(odd ? 3 - wave : wave).append(odd ? ",1\n" : ",0\n");
    }
    Files.writeString(series, text);
    Path recipe = folder.resolve("load.yaml");
    Files.writeString(
        recipe,
        """
        modality: series
        data:
          path: load.csv
          reader:
            SeriesCsv: {values: [load], label: fault, window: 20, stride: 2, trainShare: 0.5}
          normal: [normal]
        views:
          SamePipeline: {count: 1, pipeline: []}
        method: TS2Vec
        encoder:
          DilatedCnn: {hidden: 8, depth: 2, dimension: 16}
        epochs: 1
        batchSize: 16
        device: cpu
        evaluate: {protocols: [], tsne: 0}
        """);
    Path trained = folder.resolve("load-run");
    Typed typed = Typed.dyad("train", recipe.toString(), "--out", trained.toString());
    assertThat(typed.code()).as(typed.err()).isZero();
    typed = Typed.dyad("anomaly", trained.toString(), "--json");
    assertThat(typed.code()).as(typed.err()).isZero();
    JsonNode report = new ObjectMapper().readTree(typed.out());
    assertThat(report.at("/scores/pointAuroc").asDouble()).isBetween(0.9, 1.0);
    assertThat(report.at("/scores/rangeF1/ranges").asDouble()).isEqualTo(1);
    assertThat(report.at("/controls/movingZScorePointAuroc").isNumber()).isTrue();
    assertThat(report.at("/controls/isolationForestPointAuroc").isNumber()).isTrue();
    assertThat(Files.readString(trained.resolve("anomalies.html"))).contains("Timelines");
    assertThat(scale(trained).means().get(0)).isCloseTo(meanOfTrainingWindows(), within(1e-6));
  }

  /** Training has times 0..29, windows of twenty: none is within the last fifth. */
  @Test
  void saysWhereNothingIsLeftToSetAThresholdOn() throws IOException {
    Path series = folder.resolve("short.csv");
    Files.writeString(series, "load,fault\n" + "1,0\n2,0\n3,0\n".repeat(20));
    String yaml =
        """
        modality: series
        data:
          path: short.csv
          reader:
            SeriesCsv: {values: [load], label: fault, window: 20, stride: 10, trainShare: 0.5}
          normal: [normal]
        """;
    Recipe recipe = RecipeFile.parse(yaml, List.of(), folder);
    Workload<?> work = Workload.open(Modalities.named("series"), recipe);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> work.calibrated(recipe, warning -> {}))
        .withMessageContaining("data.holdOut 0.2 keeps none of 1 normal training samples");
  }

  private static SeriesCollator scale(Path trained) throws IOException {
    return (SeriesCollator) RunFolder.open(trained).recipe().data().collator().orElseThrow();
  }

  /** Windows of 20 times, two apart, within times 0..239: of 0..299, a fifth is held out. */
  private static double meanOfTrainingWindows() {
    double sum = 0;
    int count = 0;
    for (int from = 0; from + 20 <= 240; from += 2) {
      for (int t = from; t < from + 20; t++) {
        sum += Math.sin(0.4 * t) + 0.05 * Math.sin(7.3 * t);
        count++;
      }
    }
    return sum / count;
  }

  @Test
  void normalClassMustExist() {
    Typed typed = Typed.train(folder.resolve("none"), "data.normal=[three]");
    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.err()).contains("data.normal names no class of the data: 'three'");
  }

  @Test
  void unknownDetectorIsNamedWithTheKnownOnes() {
    Typed typed = Typed.dyad("anomaly", run.toString(), "--detector", "Mahalanobi");
    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.err()).contains("Maybe Mahalanobis.");
  }
}
