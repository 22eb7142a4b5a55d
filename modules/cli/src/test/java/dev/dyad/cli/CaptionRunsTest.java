package dev.dyad.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training on pictures and their captions: squares and discs of six colours, light and dark. */
class CaptionRunsTest {
  @TempDir private static Path folder;
  private static Path recipe;
  private static Typed trained;
  private static JsonNode report;

  private static final Map<String, Color> COLOURS =
      Map.of(
          "red", Color.RED,
          "green", Color.GREEN,
          "blue", Color.BLUE,
          "yellow", Color.YELLOW,
          "black", Color.BLACK,
          "pink", Color.PINK);

  @BeforeAll
  static void train() throws IOException {
    Path data = Files.createDirectories(folder.resolve("shapes"));
    var rows = new ArrayList<>(List.of("image,caption,other,shape"));
    for (String colour : COLOURS.keySet().stream().sorted().toList()) {
      for (String shape : List.of("square", "disc")) {
        for (int number = 0; number < 5; number++) {
          String file = "%s-%s-%d.png".formatted(colour, shape, number);
          draw(data.resolve(file), COLOURS.get(colour), shape, number);
          String size = number < 3 ? "small" : "big";
          rows.add("%1$s,a %2$s %4$s %3$s,%3$s in %2$s,%3$s".formatted(file, colour, shape, size));
        }
      }
    }
    rows.add("gone.png,a grey disc,,disc");
    Files.write(data.resolve("captions.csv"), rows);
    recipe = folder.resolve("shapes.yaml");
    Files.writeString(
        recipe,
        """
        modality: imagetext
        data:
          path: shapes
          reader: {CaptionsCsv: {captions: [caption, other], label: shape}}
        views:
          ImageAndCaption:
            size: 12
            image: [{RandomResizedCrop: {size: 12, scale: 0.8..1.0}}]
            caption: [{Maybe: {p: 0.5, step: WordDeletion}}]
            wrongCaption: [AntonymSwap]
        method: CLIP
        encoder:
          TwoTowers:
            image: {SimpleCnn: {dimension: 32}}
            text: {BagOfEmbeddings: {vocabulary: 4096, dimension: 32}}
            dimension: 16
        optimizer: {Adam: {learningRate: 0.01}}
        epochs: 12
        batchSize: 16
        device: cpu
        evaluate:
          protocols: [TrainTest, CaptionRetrieval, {ZeroShot: {prompts: ["a red {}", "{} in blue"]}}]
        """);
    Path run = folder.resolve("run");
    trained = Typed.dyad("train", recipe.toString(), "--out", run.toString());
    assertThat(trained.code()).as(trained.err()).isZero();
    report = new ObjectMapper().readTree(run.resolve("report.json").toFile());
  }

  private static void draw(Path file, Color colour, String shape, int number) throws IOException {
    var image = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, 16, 16);
    graphics.setColor(colour);
    int side = 6 + 2 * number;
    if (shape.equals("disc")) {
      graphics.fillOval(8 - side / 2, 8 - side / 2, side, side);
    } else {
      graphics.fillRect(8 - side / 2, 8 - side / 2, side, side);
    }
    graphics.dispose();
    ImageIO.write(image, "png", file.toFile());
  }

  private static double at(String path) {
    assertThat(report.at(path).isNumber()).as(path).isTrue();
    return report.at(path).asDouble();
  }

  @Test
  void wordsFindPicturesBesideTheirControls() {
    double found = at("/scores/recallAt5");
    assertThat(found).isGreaterThan(at("/controls/untrainedRecallAt5"));
    assertThat(at("/controls/nearestCaptionsRecallAt5")).isBetween(0.0, 1.0);
    assertThat(found).isGreaterThan(1.5 * at("/controls/chanceRecallAt5"));
    assertThat(at("/scores/captions/recallAt5"))
        .isGreaterThan(at("/controls/chanceCaptionsRecallAt5"));
  }

  @Test
  void chanceIsThatOfSoManySamples() {
    double samples = at("/scores/recallAt5Details/targets");
    assertThat(at("/scores/recallAt5Details/queries")).isEqualTo(2 * samples);
    assertThat(at("/controls/chanceRecallAt5")).isCloseTo(5 / samples, within(1e-9));
    assertThat(trained.out()).contains("recall at 10", "chance", "nearestCaptions");
  }

  @Test
  void shapesAreToldByTheirNames() {
    assertThat(at("/scores/zeroShot/accuracy")).isBetween(0.0, 1.0);
    assertThat(at("/controls/untrainedZeroShot")).isBetween(0.0, 1.0);
    assertThat(at("/scores/knn/accuracy")).isGreaterThan(0);
  }

  @Test
  void picturesThatAreNotThereAreListed() {
    assertThat(report.path("skipped").toString())
        .contains("captions.csv line 62", "there is no picture 'gone.png'");
  }

  @Test
  void reportShowsPicturesWithTheirWords() throws IOException {
    String page = Files.readString(folder.resolve("run").resolve("report.html"));
    assertThat(page).contains("small disc", "<img ", "recall at 10");
  }

  @Test
  void viewsShowCaptionsWithWhatWasDoneToThem() {
    Typed views =
        Typed.dyad("views", recipe.toString(), "--out", folder.resolve("views.html").toString());
    assertThat(views.code()).as(views.err()).isZero();
    assertThat(views.out())
        .contains(
            "[-small-]{+",
            "black-disc-1.png: a black small disc / disc in black",
            "24 views as JSON");
  }

  @Test
  void wordsSearchAnIndexOfPictures() throws IOException {
    String index = folder.resolve("index").toString();
    Typed indexed =
        Typed.dyad(
            "index",
            folder.resolve("run").toString(),
            "--data",
            folder.resolve("shapes").toString(),
            "--out",
            index);
    assertThat(indexed.code()).as(indexed.err()).isZero();
    Typed found = Typed.dyad("search", index, "red disc", "-k", "5", "--json");
    assertThat(found.code()).as(found.err()).isZero();
    var ids = new ObjectMapper().readTree(found.out()).findValuesAsText("id");
    assertThat(ids.stream().filter(id -> id.startsWith("red-"))).hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void wordsAndPicturesFindPicturesOfAService() throws Exception {
    Path index = folder.resolve("served");
    Path run = folder.resolve("run");
    assertThat(Typed.with("index", run, "--data", folder.resolve("shapes"), "--out", index).code())
        .isZero();
    try (Serving serving = Serving.start(run, "--index", index)) {
      JsonNode found = serving.json("/search", "{'text':'red disc','k':5}");
      assertThat(found.findValuesAsText("id").stream().filter(id -> id.startsWith("red-")))
          .hasSizeGreaterThanOrEqualTo(3);
      byte[] picture = Files.readAllBytes(folder.resolve("shapes/red-disc-1.png"));
      JsonNode alike = Serving.good(serving.file("/search?name=query.png&k=1", picture));
      assertThat(alike.findValuesAsText("id")).containsExactly("red-disc-1.png");
      assertThat(serving.file("/search?name=query.wav", picture).body())
          .contains("no reader of modality 'imagetext' takes this kind of file");
      String both = "{'samples':['red disc',{'file':'%s','name':'a.png'}]}";
      String base64 = java.util.Base64.getEncoder().encodeToString(picture);
      JsonNode similar = serving.json("/similarity", both.formatted(base64));
      assertThat(similar.at("/similarities/0/1").doubleValue()).isBetween(0.1, 1.0);
    }
  }

  @Test
  void aViewIsRebuiltExactly() {
    Path page = folder.resolve("again.html");
    Typed.dyad("views", recipe.toString(), "--count", "1", "--out", page.toString());
    Typed again =
        Typed.dyad(
            "views",
            recipe.toString(),
            "--replay",
            folder.resolve("again/view-0-0.json").toString(),
            "--out",
            folder.resolve("again.png").toString());
    assertThat(again.code()).as(again.err()).isZero();
    assertThat(again.out()).contains("CaptionsLeftOut()", "ImageChanged(change=").contains(".png");
  }

  @Test
  void stepsOfTheOtherSideAreNamed() {
    Typed typed = Typed.dyad("train", recipe.toString(), "--set", "views.image=[WordDeletion]");
    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.err())
        .contains("'WordDeletion' is for Text, but what is named here must be for Image.");
  }

  @Test
  void wrongCaptionsAreNoPositives() {
    Typed typed = Typed.dyad("train", recipe.toString(), "--set", "views.caption=[AntonymSwap]");
    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.err()).contains("AntonymSwap breaks the meaning");
  }

  @Test
  void captionsAreNeededForTheirRetrieval() {
    Typed typed = Typed.train(folder.resolve("digits"), "evaluate.protocols=[CaptionRetrieval]");
    assertThat(typed.code()).isNotZero();
    assertThat(typed.err()).contains("CaptionRetrieval needs captions");
  }
}
