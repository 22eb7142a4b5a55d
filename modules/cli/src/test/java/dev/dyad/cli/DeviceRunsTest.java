package dev.dyad.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dyad.image.ImageCollator;
import dev.dyad.learn.DeviceChoice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs whose views the device makes. */
class DeviceRunsTest {
  @TempDir private static Path folder;
  private static Typed typed;
  private static JsonNode report;

  @BeforeAll
  static void trainOnce() throws IOException {
    Path run = folder.resolve("run");
    typed =
        Typed.train(
            run,
            "viewsOn=device",
            "data.limit=100",
            "batchSize=32",
            "views=[{RandomResizedCrop: {size: 8}}, Rotation, Equalize]");
    assertThat(typed.code()).as(typed.err()).isZero();
    report = new ObjectMapper().readTree(run.resolve("report.json").toFile());
  }

  @Test
  void sayWhatMadeTheViews() {
    assertThat(report.at("/provenance/viewsOn").asText()).isEqualTo("device");
  }

  @Test
  void warnOnceOfAChangeThatTheDeviceCannotDo() {
    assertThat(typed.err())
        .containsOnlyOnce("Equalized cannot be done on the device: views with it are made on");
    assertThat(report.at("/warnings/0").asText()).startsWith("Equalized cannot");
  }

  @Test
  void makeSpectrogramsOnTheDeviceToo() throws IOException {
    Path run = folder.resolve("sounds");
    Path samples = Path.of("..", "..", "samples").toAbsolutePath().normalize();
    Typed sounds =
        Typed.with(
            "train",
            samples.resolve("spoken-digits-simclr.yaml"),
            "--out",
            run,
            "--set",
            "data.path=" + samples.resolve("data/spoken-digits/recordings.zip"),
            "--set",
            "viewsOn=device",
            "--set",
            "epochs=1",
            "--set",
            "evaluate.tsne=0");
    assertThat(sounds.code()).as(sounds.err()).isZero();
    assertThat(sounds.err()).doesNotContain("on the CPU");
    JsonNode provenance = new ObjectMapper().readTree(run.resolve("report.json").toFile());
    assertThat(provenance.at("/provenance/viewsOn").asText()).isEqualTo("device");
  }

  @Test
  void areMadeOnTheCpuUnlessAskedFor() {
    Recipe recipe = RecipeFile.parse("data: photos", List.of(), folder);
    assertThat(recipe.viewsOn()).isEqualTo(ViewsOn.AUTO);
    assertThat(ViewsOn.AUTO.collator(new ImageCollator(), DeviceChoice.CPU)).isEmpty();
  }
}
