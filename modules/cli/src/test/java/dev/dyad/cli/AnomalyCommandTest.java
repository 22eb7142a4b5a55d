package dev.dyad.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
