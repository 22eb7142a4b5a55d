package dev.dyad.imagetext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyad.core.Dataset;
import dev.dyad.core.DatasetReader;
import dev.dyad.core.Skipped;
import dev.dyad.core.UnreadableSampleException;
import dev.dyad.image.ImageFolder;
import dev.dyad.text.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadersTest {
  private static final byte[] RED = Examples.png(4, 3, 0xFF0000);
  private static final byte[] BLUE = Examples.png(2, 5, 0x0000FF);

  @TempDir private Path folder;

  private static byte[] text(String content) {
    return content.getBytes(StandardCharsets.UTF_8);
  }

  /** Each sample as its id and captions. */
  private static List<String> said(Dataset<CaptionedImage> data) {
    return IntStream.range(0, data.size())
        .mapToObj(i -> data.id(i) + ": " + captions(data.get(i).value()))
        .toList();
  }

  private static List<String> captions(CaptionedImage value) {
    return value.captions().stream().map(Text::content).toList();
  }

  private static Dataset<CaptionedImage> read(DatasetReader<CaptionedImage> reader, Path path)
      throws IOException {
    assertThat(reader.accepts(path)).as("%s accepts %s", reader, path).isTrue();
    return reader.read(path, DatasetReader.ALL);
  }

  @Test
  void tablesGatherTheCaptionsOfAPicture() throws IOException {
    Examples.write(
        folder,
        Map.of(
            "captions.csv",
            text(
                """
                \uFEFFcaption,image
                a red square,b.png
                "blue, and tall",pictures/a.png
                red,b.png
                a red square,b.png
                """),
            "b.png",
            RED,
            "pictures/a.png",
            BLUE));
    Dataset<CaptionedImage> data = read(new CaptionsCsv(), folder);
    assertThat(said(data))
        .containsExactly("b.png: [a red square, red]", "pictures/a.png: [blue, and tall]");
    assertThat(data.get(0).value().image().orElseThrow().width()).isEqualTo(4);
    assertThat(data.get(1).value().image().orElseThrow().at(0, 0, 2)).isEqualTo(255);
    assertThat(data.skipped()).isEmpty();
    assertThat(data.get(0).label()).isEmpty();
  }

  @Test
  void tablesAreReadInsideZips() throws IOException {
    Path zip = folder.resolve("all.zip");
    Examples.zip(
        zip,
        Map.of(
            "emoji/captions.csv", text("image,caption\nb.png,red\n"), "emoji/images/b.png", RED));
    assertThat(said(read(new CaptionsCsv(), zip))).containsExactly("emoji/images/b.png: [red]");
  }

  @Test
  void picturesMayLieInAZipBesideTheTable() throws IOException {
    Examples.write(folder, Map.of("captions.txt", text("image,caption\nb.png,red\n")));
    Examples.zip(folder.resolve("images.zip"), Map.of("images/b.png", RED));
    assertThat(said(read(new CaptionsCsv(), folder))).containsExactly("images/b.png: [red]");
    assertThat(said(read(new CaptionsCsv(), folder.resolve("captions.txt"))))
        .containsExactly("images/b.png: [red]");
  }

  @Test
  void damagedZipsAreSkippedAndListed() throws IOException {
    Examples.write(
        folder,
        Map.of("captions.txt", text("image,caption\nb.png,red\n"), "bad.zip", text("no zip")));
    Examples.zip(folder.resolve("images.zip"), Map.of("images/b.png", RED));
    Dataset<CaptionedImage> data = read(new CaptionsCsv(), folder);
    assertThat(said(data)).containsExactly("images/b.png: [red]");
    assertThat(data.skipped()).extracting(Skipped::id).containsExactly("bad.zip");
    assertThat(data.skipped().get(0).reason()).contains("cannot be listed");
  }

  @Test
  void labelsAndSplitsAndFurtherCaptionsAreColumns() throws IOException {
    Examples.write(
        folder,
        Map.of(
            "captions.tsv",
            text(
                """
                image\tlong\tshort\tkind\tpart
                b.png\ta red one\tred\tz\ttrain
                a.png\tblue one\t\ty\ttest
                """),
            "b.png",
            RED,
            "a.png",
            BLUE));
    var reader =
        new CaptionsCsv(
            "image",
            List.of("long", "short"),
            Optional.of("kind"),
            Optional.of("part"),
            new ImageFolder());
    assertThat(reader.splits(folder)).containsExactly("test", "train");
    assertThat(said(reader.read(folder, "train"))).containsExactly("b.png: [a red one, red]");
    Dataset<CaptionedImage> test = reader.read(folder, "test");
    assertThat(said(test)).containsExactly("a.png: [blue one]");
    assertThat(test.labelNames()).containsExactly("y", "z");
    assertThat(test.get(0).label()).hasValue(0);
    assertThat(test.label(0)).hasValue(0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> reader.read(folder, "tset"))
        .withMessageContaining("no split 'tset'. Maybe test.");
  }

  @Test
  void badRowsAreListedWithTheirLine() throws IOException {
    Examples.write(
        folder,
        Map.of(
            "captions.csv",
            text(
                """
                image,caption
                b.png,red
                gone.png,not there
                b.png,
                b.png,red, and square
                a.png,two
                """),
            "b.png",
            RED,
            "x/a.png",
            BLUE,
            "y/a.png",
            BLUE));
    Dataset<CaptionedImage> data = read(new CaptionsCsv(), folder);
    assertThat(said(data)).containsExactly("b.png: [red]");
    assertThat(data.skipped())
        .containsExactly(
            new Skipped("captions.csv line 3", "there is no picture 'gone.png'"),
            new Skipped("captions.csv line 4", "the caption is empty"),
            new Skipped(
                "captions.csv line 5",
                "has 3 columns, but the first row 2. Put captions with commas into quotes"),
            new Skipped(
                "captions.csv line 6",
                "'a.png' may be any of 2 pictures, such as x/a.png and y/a.png. Give a longer"
                    + " path"));
  }

  @Test
  void badBytesAndLabelsThatDifferAreListed() throws IOException {
    byte[] table = text("image,caption,kind\nb.png,red,x\nb.png,rouge,y\nb.png,r?d,x\n");
    table[new String(table, StandardCharsets.UTF_8).indexOf('?')] = (byte) 0xE9; // é in Latin 1
    Examples.write(folder, Map.of("captions.csv", table, "b.png", RED));
    var reader =
        new CaptionsCsv(
            "image", List.of("caption"), Optional.of("kind"), Optional.empty(), new ImageFolder());
    assertThat(read(reader, folder).skipped())
        .containsExactly(
            new Skipped(
                "captions.csv line 3",
                "the picture 'b.png' has another split or label in an earlier row"),
            new Skipped("captions.csv line 4", "not UTF-8 at character 2"));
  }

  @Test
  void brokenPicturesAreUnreadableSamples() throws IOException {
    byte[] half = java.util.Arrays.copyOf(RED, RED.length / 2);
    Examples.write(
        folder, Map.of("captions.csv", text("image,caption\nb.png,red\n"), "b.png", half));
    Dataset<CaptionedImage> data = read(new CaptionsCsv(), folder);
    assertThatThrownBy(() -> data.get(0))
        .isInstanceOf(UnreadableSampleException.class)
        .hasMessageStartingWith("b.png: ");
    assertThat(data.id(0)).isEqualTo("b.png");
  }

  @Test
  void columnsThatAreNotThereAreNamed() throws IOException {
    Examples.write(folder, Map.of("captions.csv", text("file,caption\nb.png,x\n"), "b.png", RED));
    assertThatThrownBy(() -> read(new CaptionsCsv(), folder))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith(
            "captions.csv: no column 'image' in the first row. Known: caption, file.");
  }

  @Test
  void aTableOfOtherPicturesIsNoData() throws IOException {
    Examples.write(folder, Map.of("captions.csv", text("image,caption\nq.png,x\n"), "b.png", RED));
    assertThatThrownBy(() -> read(new CaptionsCsv(), folder))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("no caption of any of the 1 pictures found");
  }

  private static final String COCO =
      """
      {"info": {"year": 2017}, "annotations": [
        {"image_id": 7, "id": 1, "caption": "A red square. "},
        {"image_id": 7, "id": 2, "caption": "Red"},
        {"image_id": 8, "id": 3, "caption": "Nowhere"},
        {"image_id": 9, "id": 4, "caption": "Lost"}],
       "licenses": [], "images": [
        {"id": 7, "file_name": "%1$s.png", "width": 4}, {"id": 9, "file_name": "lost.png"}]}
      """;

  @Test
  void cocoFilesAreSplits() throws IOException {
    Path zip = folder.resolve("coco.zip");
    Examples.zip(
        zip,
        Map.of(
            "c/annotations/captions_train2017.json",
            text(COCO.formatted("1")),
            "c/annotations/captions_val2017.json",
            text(COCO.formatted("2")),
            "c/annotations/instances_val2017.json",
            text("{}"),
            "c/train2017/1.png",
            RED,
            "c/val2017/2.png",
            BLUE));
    var reader = new CocoCaptions();
    assertThat(reader.splits(zip)).containsExactly("train", "val");
    assertThat(said(reader.read(zip, "val")))
        .containsExactly("c/val2017/2.png: [A red square., Red]");
    assertThat(said(read(reader, zip))).hasSize(2);
    assertThat(reader.read(zip, "val").skipped())
        .contains(
            new Skipped("captions_val2017.json annotation 3", "there is no image of the id 8"),
            new Skipped("captions_val2017.json annotation 4", "there is no picture 'lost.png'"));
  }

  @Test
  void oneCocoFileIsReadByItsPath() throws IOException {
    Examples.write(
        folder,
        Map.of("annotations/captions_val2017.json", text(COCO.formatted("2")), "val/2.png", BLUE));
    Path file = folder.resolve("annotations/captions_val2017.json");
    assertThat(new CocoCaptions().splits(file)).containsExactly("all");
    assertThat(said(read(new CocoCaptions(), file)))
        .containsExactly("val/2.png: [A red square., Red]");
  }

  @Test
  void damagedCocoFilesAreNamed() throws IOException {
    Examples.write(folder, Map.of("captions_x.json", text("{\"images\": [{]"), "2.png", BLUE));
    assertThatThrownBy(() -> read(new CocoCaptions(), folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("captions_x.json: not JSON at line 1, column ");
  }

  @Test
  void textsBesidePicturesAreTheirCaptions() throws IOException {
    Examples.write(
        folder,
        Map.of(
            "train/x/b.png",
            RED,
            "train/x/b.txt",
            text("a red square\n\n  red \n"),
            "train/y/a.png",
            BLUE,
            "train/y/a.txt",
            text("blue"),
            "test/x/c.png",
            RED,
            "test/x/c.txt",
            text("also red"),
            "test/x/d.png",
            RED,
            "test/y/e.png",
            RED,
            "test/y/e.txt",
            text(" "),
            "test/y/f.txt",
            text("f")));
    var reader = new CaptionFolder();
    assertThat(reader.splits(folder)).containsExactly("test", "train");
    Dataset<CaptionedImage> train = reader.read(folder, "training");
    assertThat(said(train))
        .containsExactly("train/x/b.png: [a red square, red]", "train/y/a.png: [blue]");
    assertThat(train.labelNames()).containsExactly("x", "y");
    assertThat(said(read(reader, folder))).hasSize(3);
    assertThat(train.skipped())
        .containsExactly(
            new Skipped("test/x/d.png", "has no caption: there is no test/x/d.txt"),
            new Skipped("test/y/e.png", "has no caption: test/y/e.txt is empty"),
            new Skipped("test/y/f.txt", "is the text of no picture"));
  }

  @Test
  void textsBesidePicturesAreReadInsideZips() throws IOException {
    Path zip = folder.resolve("p.zip");
    Examples.zip(zip, Map.of("p/b.png", RED, "p/b.txt", text("red")));
    assertThat(said(read(new CaptionFolder(), zip))).containsExactly("p/b.png: [red]");
  }

  @Test
  void eachFormatIsTakenByItsOwnReader() throws IOException {
    Examples.write(folder.resolve("a"), Map.of("b.png", RED, "b.txt", text("red")));
    Examples.write(
        folder.resolve("b"), Map.of("captions.txt", text("image,caption"), "b.png", RED));
    Examples.write(folder.resolve("c"), Map.of("captions_val.json", text("{}"), "b.png", RED));
    Examples.write(folder.resolve("d"), Map.of("b.png", RED, "notes.txt", text("red")));
    assertThat(
            List.of("a", "b", "c", "d").stream()
                .map(
                    name ->
                        new ImageTextModality()
                            .readers().stream()
                                .filter(r -> r.accepts(folder.resolve(name)))
                                .findFirst()
                                .map(r -> r.getClass().getSimpleName())
                                .orElse("none")))
        .containsExactly("CaptionFolder", "CaptionsCsv", "CocoCaptions", "none");
  }
}
