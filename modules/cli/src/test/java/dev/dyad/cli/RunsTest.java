package dev.dyad.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one can do with a run once it stands, and what its report says. */
class RunsTest {
  @TempDir private static Path folder;
  private static Path run;

  @BeforeAll
  static void trainOnce() {
    run = folder.resolve("run");
    Typed typed = Typed.train(run);
    assertThat(typed.code()).as(typed.err()).isZero();
  }

  private static JsonNode report(Path of) throws IOException {
    return new ObjectMapper().readTree(of.resolve("report.json").toFile());
  }

  @Test
  void probesWithFewLabelsStandBesideTheirControls() throws IOException {
    JsonNode report = report(run);
    assertThat(report.at("/scores/fewLabels/10/accuracy").isNumber()).isTrue();
    assertThat(report.at("/controls/rawFewLabels10").isNumber()).isTrue();
    assertThat(report.at("/controls/untrainedFewLabels10").isNumber()).isTrue();
  }

  @Test
  void saysHowToRepeatIt() throws IOException {
    JsonNode provenance = report(run).path("provenance");
    assertThat(provenance.path("command").asText()).isEqualTo("dyad reproduce " + run);
    assertThat(provenance.path("epochs").asText()).startsWith("1,");
    assertThat(provenance.path("device").asText()).isEqualTo("cpu");
  }

  @Test
  void killedBeforeItsFirstCheckpointStartsAnew() throws IOException {
    Path killed = Files.createDirectories(folder.resolve("killed"));
    Files.copy(run.resolve("run.yaml"), killed.resolve("run.yaml"));
    Typed typed = Typed.dyad("resume", killed.toString());
    assertThat(typed.code()).as(typed.err()).isZero();
    assertThat(killed.resolve("encoder.safetensors"))
        .hasSameBinaryContentAs(run.resolve("encoder.safetensors"));
  }

  @Test
  void reportOfAResumedRunKeepsItsTimes() throws IOException {
    Path again = folder.resolve("again");
    assertThat(Typed.train(again).code()).isZero();
    Typed typed = Typed.dyad("resume", again.toString());
    assertThat(typed.code()).as(typed.err()).isZero();
    assertThat(report(again).at("/throughput/samplesPerSecond").asDouble()).isPositive();
    assertThat(report(again).at("/timing/trainSeconds").asDouble()).isPositive();
  }

  @Test
  void saysWhichInputsTheEncoderTakes() throws IOException {
    Path data = pictures("colours");
    Typed typed = Typed.dyad("eval", run.toString(), "--data", data.toString(), "--json");
    assertThat(typed.code()).as(typed.err()).isEqualTo(2);
    assertThat(typed.err()).contains("(8, 3, 16, 16)", "which takes", "1, 16, 16)");
    assertThat(typed.out()).isEmpty();
  }

  private static Path pictures(String folderName) throws IOException {
    Path birds = folder.resolve(folderName);
    for (String name : new String[] {"hen", "owl"}) {
      Files.createDirectories(birds.resolve(name));
      for (int i = 0; i < 4; i++) {
        var image = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
        image.setRGB(i, i, 0xFFFFFF);
        ImageIO.write(image, "png", birds.resolve(name).resolve(i + ".png").toFile());
      }
    }
    return birds;
  }
}
