package dev.dyad.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands as a user types them, on the built-in digits and on a small folder of pictures. */
class CommandsTest {
  private static final String RECIPE =
      Path.of("..", "..", "samples", "digits-simclr.yaml").toString();
  private static final String DIGITS =
      "data.path=" + Path.of("..", "..", "samples", "data", "digits").toAbsolutePath().normalize();

  @TempDir private static Path folder;
  private static Path run;

  /** What a command printed, and its exit code. */
  private record Result(int code, String out, String err) {}

  private static Result dyad(String... args) {
    var out = new StringWriter();
    var err = new StringWriter();
    int code = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    return new Result(code, out.toString(), err.toString());
  }

  private static Result train(Path out, String... more) {
    String[] start = {
      "train",
      RECIPE,
      "--set",
      DIGITS,
      "--set",
      "epochs=1",
      "--set",
      "data.limit=300",
      "--set",
      "evaluate.tsne=50",
      "--out",
      out.toString()
    };
    return dyad(Stream.concat(Arrays.stream(start), Arrays.stream(more)).toArray(String[]::new));
  }

  @BeforeAll
  static void trainOnce() {
    run = folder.resolve("run");
    Result result = train(run);
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).contains("k-NN accuracy", "report: ");
  }

  @Test
  void runFolderHoldsEverything() {
    assertThat(run)
        .isDirectoryContaining("glob:**/run.yaml")
        .isDirectoryContaining("glob:**/metrics.jsonl")
        .isDirectoryContaining("glob:**/report.json")
        .isDirectoryContaining("glob:**/report.html")
        .isDirectoryContaining("glob:**/encoder.safetensors");
    assertThat(run.resolve("plots")).isDirectoryContaining("glob:**/loss.png");
  }

  @Test
  void reportHasItsStableKeys() throws IOException {
    JsonNode report = new ObjectMapper().readTree(run.resolve("report.json").toFile());
    for (String key :
        new String[] {
          "/scores/knn/accuracy",
          "/scores/linear/accuracy",
          "/scores/alignment",
          "/scores/uniformity",
          "/scores/effectiveRank",
          "/controls/rawKnn",
          "/controls/untrainedKnn",
          "/throughput/samplesPerSecond",
          "/throughput/viewsPerSecond",
          "/timing/trainSeconds"
        }) {
      assertThat(report.at(key).isNumber()).as(key).isTrue();
    }
    assertThat(report.at("/provenance/seed").asText()).isEqualTo("1");
    assertThat(report.at("/provenance/trainFingerprint").asText()).hasSize(16);
  }

  @Test
  void everyScoreStandsBesideItsControls() throws IOException {
    JsonNode report = new ObjectMapper().readTree(run.resolve("report.json").toFile());
    for (String score :
        new String[] {
          "Knn", "Linear", "Alignment", "Uniformity", "EffectiveRank", "ViewMatching"
        }) {
      assertThat(report.at("/controls/raw" + score).isNumber()).as("raw " + score).isTrue();
      assertThat(report.at("/controls/untrained" + score).isNumber())
          .as("untrained " + score)
          .isTrue();
    }
    assertThat(report.at("/controls/chance").asDouble()).isBetween(0.05, 0.2);
    assertThat(report.at("/controls/rawKnn")).isNotEqualTo(report.at("/scores/knn/accuracy"));
  }

  @Test
  void everyRepresentationIsMeasuredByItself() throws IOException {
    JsonNode report = new ObjectMapper().readTree(run.resolve("report.json").toFile());
    for (String score : new String[] {"Alignment", "Uniformity", "EffectiveRank"}) {
      String key = Character.toLowerCase(score.charAt(0)) + score.substring(1);
      assertThat(
              Stream.of("/scores/" + key, "/controls/raw" + score, "/controls/untrained" + score)
                  .map(place -> report.at(place).asDouble()))
          .as("%s of the trained encoder, raw input, the untrained encoder", key)
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void evaluatesAgainToTheSameScores() throws IOException {
    Result result = dyad("eval", run.toString(), "--json");
    assertThat(result.code()).as(result.err()).isZero();
    JsonNode before = new ObjectMapper().readTree(run.resolve("report.json").toFile());
    JsonNode again = new ObjectMapper().readTree(result.out());
    assertThat(again.path("scores")).isEqualTo(before.path("scores"));
    assertThat(again.path("controls")).isEqualTo(before.path("controls"));
  }

  @Test
  void reproducesTheSameWeightsAndScores() {
    Result result = dyad("reproduce", run.toString(), "--out", folder.resolve("again").toString());
    assertThat(result.code()).as(result.out() + result.err()).isZero();
    assertThat(result.out()).contains("weights: equal", "scores: equal");
  }

  @Test
  void embedsIntoNumpysFormat() throws IOException {
    Path file = folder.resolve("digits.npy");
    Result result =
        dyad(
            "embed",
            run.toString(),
            "--data",
            DIGITS.substring(10),
            "--split",
            "test",
            "--out",
            file.toString());
    assertThat(result.code()).as(result.err()).isZero();
    byte[] bytes = Files.readAllBytes(file);
    assertThat(new String(bytes, 1, 5, StandardCharsets.US_ASCII)).isEqualTo("NUMPY");
    int header = (bytes[8] & 0xFF) | (bytes[9] & 0xFF) << 8;
    assertThat((10 + header) % 64).isZero();
    assertThat(new String(bytes, 10, header, StandardCharsets.US_ASCII))
        .contains("'shape': (500, 128)");
    assertThat(bytes).hasSize(10 + header + 500 * 128 * 4);
    assertThat(folder.resolve("digits.npy.ids.csv")).content().hasLineCount(501);
  }

  @Test
  void replaysAViewExactly() throws IOException {
    Path page = folder.resolve("gallery.html");
    Result shown = dyad("views", RECIPE, "--set", DIGITS, "--count", "2", "--out", page.toString());
    assertThat(shown.code()).as(shown.err()).isZero();
    Path view = folder.resolve("gallery").resolve("view-0-1.json");
    Path picture = folder.resolve("again.png");
    Result replayed =
        dyad(
            "views",
            RECIPE,
            "--set",
            DIGITS,
            "--replay",
            view.toString(),
            "--out",
            picture.toString());
    assertThat(replayed.code()).as(replayed.err()).isZero();
    JsonNode changes = new ObjectMapper().readTree(view.toFile()).path("changes");
    changes.forEach(change -> assertThat(replayed.out()).contains(change.asText()));
    assertThat(ImageIO.read(picture.toFile()).getWidth()).isPositive();
  }

  @Test
  void neverOverwritesARun() {
    Result result = train(run);
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("runs are never overwritten", "dyad resume");
  }

  @Test
  void resumesACompletedRunWithoutTrainingAgain() {
    Result result = dyad("resume", run.toString());
    assertThat(result.code()).as(result.err()).isZero();
  }

  @Test
  void listsEveryKind() {
    assertThat(dyad("list", "augmentations").out()).contains("RandomResizedCrop(", "ColorJitter(");
    assertThat(dyad("list", "methods").out()).contains("SimCLR(");
    assertThat(dyad("list", "encoders").out()).contains("SimpleCnn(", "ResNet18(");
    assertThat(dyad("list", "modalities").out()).contains("image", "ImageFolder", "resnet18");
    assertThat(dyad("list", "--help").out()).contains("encoders").doesNotContain("null");
  }

  @Test
  void trainsOnAFolderOfUnlabelledPicturesAndListsBrokenOnes() throws IOException {
    Path photos = Files.createDirectories(folder.resolve("photos"));
    for (int i = 0; i < 24; i++) {
      var image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
      for (int p = 0; p < 1200; p++) {
        image.setRGB(p % 40, p / 40, (p * (i + 3) * 9973) & 0xFFFFFF);
      }
      ImageIO.write(image, "png", photos.resolve("photo%02d.png".formatted(i)).toFile());
    }
    Files.writeString(photos.resolve("broken.png"), "not a picture");
    Path out = folder.resolve("photos-run");
    Result result =
        dyad(
            "train",
            Path.of("..", "..", "samples", "image-folder.yaml").toString(),
            "--set",
            "data.path=" + photos,
            "--set",
            "epochs=1",
            "--set",
            "batchSize=8",
            "--set",
            "views.size=32",
            "--set",
            "encoder=simple-cnn",
            "--set",
            "evaluate.tsne=0",
            "--out",
            out.toString());
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).contains("skipped 1:", "broken.png");
    JsonNode report = new ObjectMapper().readTree(out.resolve("report.json").toFile());
    assertThat(report.at("/skipped/0/id").asText()).isEqualTo("broken.png");
    assertThat(report.at("/scores/knn").isMissingNode()).isTrue();
    assertThat(report.at("/scores/viewMatching/accuracy").isNumber()).isTrue();
  }

  @Test
  void saysWhatIsWrongAndEndsWithTwo() throws IOException {
    Path empty = Files.createDirectories(folder.resolve("empty"));
    assertFails("no such recipe", "train", "none.yaml");
    assertFails("Maybe epochs", "train", RECIPE, "--set", "epoch=3");
    assertFails("no such file or folder", "train", RECIPE, "--set", "data.path=nowhere");
    assertFails(empty.toString(), "train", RECIPE, "--set", "data.path=" + empty);
    assertFails(
        "batchSize is 4000",
        "train",
        RECIPE,
        "--set",
        DIGITS,
        "--set",
        "batchSize=4000",
        "--out",
        folder.resolve("never").toString());
    assertFails("is no run folder", "eval", empty.toString());
    assertFails("is no run folder", "resume", empty.toString());
    assertFails("--out must end in", "embed", run.toString(), "--data", "x", "--out", "y.txt");
    assertFails(
        "nowhere: no such file or folder. Give --data",
        "embed",
        run.toString(),
        "--data",
        "nowhere",
        "--out",
        "y.npy");
    assertFails("--out must end in .html", "views", RECIPE, "--set", DIGITS, "--out", "views.png");
    assertFails("--count must be positive", "views", RECIPE, "--set", DIGITS, "--count", "0");
    assertFails("--epoch must be 0 or more", "views", RECIPE, "--set", DIGITS, "--epoch", "-1");
    assertFails("Name a command");
    assertFails("'trian'", "trian");
    assertThat(folder.resolve("never")).doesNotExist();
  }

  @Test
  void saysThatAFolderCannotBeWritten() throws IOException {
    Path locked = Files.createDirectories(folder.resolve("locked"));
    assumeThat(locked.toFile().setWritable(false) && !Files.isWritable(locked))
        .as("skipped: this user may write everywhere")
        .isTrue();
    assertThat(train(locked.resolve("run")).code()).isEqualTo(2);
  }

  private static void assertFails(String message, String... args) {
    Result result = dyad(args);
    assertThat(result.code()).as(result.out() + result.err()).isEqualTo(2);
    assertThat(result.err()).contains(message);
  }
}
