package dev.dyad.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Indexes of the built-in digits and of pictures in folders. */
class IndexCommandsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String GRAY = "ImageFolder(channels=GRAY)";

  @TempDir private static Path folder;
  private static Path run;
  private static Path digits;

  @BeforeAll
  static void trainAndIndex() throws IOException {
    run = folder.resolve("run");
    Typed typed = Typed.train(run);
    assertThat(typed.code()).as(typed.err()).isZero();
    String recipe = Files.readString(run.resolve("run.yaml"));
    Files.writeString(
        run.resolve("run.yaml"), recipe.replace(Typed.DIGITS.toString(), "gone")); // not needed
    digits = folder.resolve("digits.index");
    done("index", run, "--data", Typed.DIGITS, "--out", digits);
  }

  private static String done(Object... args) {
    Typed typed = Typed.with(args);
    assertThat(typed.code()).as(typed.out() + typed.err()).isZero();
    return typed.out();
  }

  private static JsonNode json(Object... args) throws IOException {
    return JSON.readTree(done(Stream.concat(Stream.of(args), Stream.of("--json")).toArray()));
  }

  private static void assertFails(String message, Object... args) {
    Typed typed = Typed.with(args);
    assertThat(typed.code()).as(typed.out() + typed.err()).isEqualTo(2);
    assertThat(typed.err()).contains(message);
  }

  private static List<String> found(JsonNode found, int query, String field) {
    var values = new ArrayList<String>();
    found.path("queries").path(query).path("hits").forEach(h -> values.add(h.at(field).asText()));
    return values;
  }

  /** Four gray pictures in two classes; a.png and its copy are the same. */
  private static Path pictures(String name) throws IOException {
    Path data = folder.resolve(name);
    picture(data.resolve("hen/a.png"), 1);
    picture(data.resolve("hen/copy of a.png"), 1);
    picture(data.resolve("owl/b.png"), 5);
    picture(data.resolve("owl/c.png"), 7);
    return data;
  }

  private static void picture(Path file, int seed) throws IOException {
    Files.createDirectories(file.getParent());
    var image = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < 64; i++) {
      image.getRaster().setSample(i % 8, i / 8, 0, seed * i * i * 31 % 256);
    }
    ImageIO.write(image, "png", file.toFile());
  }

  private static Path picturesIndex(String name) throws IOException {
    Path index = folder.resolve(name + ".index");
    done("index", run, "--data", pictures(name), "--out", index, "--reader", GRAY);
    return index;
  }

  @Test
  void findsAllSplitsByIdWithoutTheEntryItself() throws IOException {
    JsonNode found = json("search", digits, "id:test/3", "id:train/0", "-k", 5);
    assertThat(found.path("queries")).hasSize(2);
    assertThat(found(found, 0, "/id")).hasSize(5).doesNotContain("test/3");
    assertThat(found(found, 0, "/similarity").stream().map(Double::valueOf))
        .isSortedAccordingTo((a, b) -> Double.compare(b, a))
        .allMatch(s -> s > 0.5 && s <= 1);
    assertThat(found(found, 0, "/columns/split")).containsAnyOf("train");
  }

  @Test
  void indexedAgainAddsNothing() throws IOException {
    JsonNode again = json("index", run, "--data", Typed.DIGITS, "--out", digits);
    assertThat(again.path("added").asInt()).isZero();
    assertThat(again.path("unchanged").asInt()).isEqualTo(1797);
    assertThat(again.path("entries").asInt()).isEqualTo(1797);
  }

  @Test
  void filtersByLabelAndSplit() throws IOException {
    JsonNode found =
        json("search", digits, "id:test/3", "--filter", "label=7", "--filter", "split=test");
    assertThat(found(found, 0, "/columns/label")).hasSize(10).containsOnly("7");
    assertThat(found(found, 0, "/columns/split")).containsOnly("test");
    assertFails(
        "no entry has split=tset. Maybe test.",
        "search",
        digits,
        "id:test/3",
        "--filter",
        "split=tset");
    assertFails("Maybe label.", "search", digits, "id:test/3", "--filter", "lable=3");
  }

  @Test
  void findsAFileAndItsCopy() throws IOException {
    Path index = picturesIndex("query");
    Path asked = folder.resolve("query/hen/a.png");
    JsonNode found = json("search", index, asked, "-k", 2, "--reader", GRAY, "--exact");
    assertThat(found(found, 0, "/id")).containsExactly("hen/a.png", "hen/copy of a.png");
    assertThat(found(found, 0, "/columns/label")).containsOnly("hen");
    assertThat(found(found, 0, "/similarity")).allMatch(s -> Double.parseDouble(s) > 0.9999);
  }

  @Test
  void pageShowsWhatWasFound() throws IOException {
    Path index = picturesIndex("shown");
    Path page = folder.resolve("found.html");
    done("search", index, "id:owl/b.png", "--html", page);
    assertThat(page).content().contains("id:owl/b.png", "copy of a.png", "data:image/png", "Found");
    assertThat(Files.readString(page).split("<img ", -1)).hasSize(1 + 4);
  }

  @Test
  void pageSaysWhatIsGone() throws IOException {
    Path index = picturesIndex("moved");
    Path page = folder.resolve("moved.html");
    Files.move(folder.resolve("moved"), folder.resolve("elsewhere"));
    done("search", index, "id:owl/b.png", "--html", page);
    assertThat(page).content().contains("no longer in").doesNotContain("<img ");
  }

  @Test
  void columnsOfAFileAreShownAndFilteredBy() throws IOException {
    Path index = picturesIndex("known");
    Path csv = folder.resolve("known.csv");
    Files.writeString(csv, "id,camera,label\nowl/b.png,\"Leica, old\",eagle\nhen/a.png,Canon,\n");
    JsonNode again =
        json(
            "index",
            run,
            "--data",
            folder.resolve("known"),
            "--out",
            index,
            "--reader",
            GRAY,
            "--columns",
            csv);
    assertThat(again.path("updated").asInt()).isEqualTo(2);
    assertThat(again.path("unchanged").asInt()).isEqualTo(2);
    JsonNode found = json("search", index, "id:hen/copy of a.png", "--filter", "camera=Leica, old");
    assertThat(found(found, 0, "/id")).containsExactly("owl/b.png");
    assertThat(found(found, 0, "/columns/label")).containsExactly("eagle");
    Files.writeString(csv, "file,camera\na,b\n");
    assertFails(
        "has no column 'id'",
        "index",
        run,
        "--data",
        folder.resolve("known"),
        "--out",
        index,
        "--columns",
        csv);
  }

  @Test
  void replacesAndDeletes() throws IOException {
    Path index = picturesIndex("changed");
    Path data = folder.resolve("changed");
    picture(data.resolve("hen/copy of a.png"), 5); // now a copy of b
    JsonNode replaced =
        json("index", run, "--data", data, "--out", index, "--reader", GRAY, "--replace");
    assertThat(replaced.path("replaced").asInt()).isEqualTo(4);
    assertThat(replaced.path("added").asInt()).isZero();
    JsonNode found = json("search", index, "id:owl/b.png", "-k", 1);
    assertThat(found(found, 0, "/id")).containsExactly("hen/copy of a.png");
    Files.writeString(data.resolve("owl/c.png"), "no picture");
    JsonNode broken =
        json("index", run, "--data", data, "--out", index, "--reader", GRAY, "--replace");
    assertThat(broken.path("replaced").asInt()).isEqualTo(3);
    assertThat(broken.path("added").asInt()).isZero();
    assertFails(
        "no entry 'x'. Nothing was deleted",
        "index",
        run,
        "--out",
        index,
        "--delete",
        "owl/c.png",
        "x");
    JsonNode deleted = json("index", run, "--out", index, "--delete", "owl/c.png");
    assertThat(deleted.path("entries").asInt()).isEqualTo(3);
    assertFails("no entry 'owl/c.png'", "search", index, "id:owl/c.png");
  }

  @Test
  void sameIdsOfOtherDataAreToldApartByAPrefix() throws IOException {
    Path index = picturesIndex("one");
    Path other = pictures("two");
    assertFails(
        "Tell them apart by --prefix",
        "index",
        run,
        "--data",
        other,
        "--out",
        index,
        "--reader",
        GRAY);
    JsonNode both =
        json("index", run, "--data", other, "--out", index, "--reader", GRAY, "--prefix", "two/");
    assertThat(both.path("entries").asInt()).isEqualTo(8);
    Path page = folder.resolve("both.html");
    JsonNode found = json("search", index, "id:two/owl/b.png", "-k", 1, "--html", page);
    assertThat(found(found, 0, "/id")).containsExactly("owl/b.png");
    assertThat(Files.readString(page).split("<img ", -1)).hasSize(1 + 2);
  }

  @Test
  void refusesTheIndexOfAnotherEncoder() throws IOException {
    Path other = Files.createDirectories(folder.resolve("other"));
    Files.copy(run.resolve("run.yaml"), other.resolve("run.yaml"));
    byte[] weights = Files.readAllBytes(run.resolve("encoder.safetensors"));
    weights[weights.length - 1] ^= 1;
    Files.write(other.resolve("encoder.safetensors"), weights);
    String message = "was made by another encoder";
    assertFails(message, "index", other, "--data", Typed.DIGITS, "--out", digits);
    assertFails(message, "search", digits, Typed.DIGITS, "--run", other);
    assertFails(message, "index", other, "--out", digits, "--delete", "test/3");
  }

  @Test
  void groupsDuplicatesOfAnIndexAndOfData() throws IOException {
    Path index = picturesIndex("twice");
    Path page = folder.resolve("twice.html");
    JsonNode ofIndex = json("duplicates", index, "--above", "0.99999", "--html", page);
    assertThat(ofIndex.at("/groups/0/0/id").asText()).isEqualTo("hen/a.png");
    assertThat(ofIndex.at("/groups/0/1/id").asText()).isEqualTo("hen/copy of a.png");
    assertThat(ofIndex.path("groups")).hasSize(1);
    assertThat(Files.readString(page).split("<img ", -1)).hasSize(1 + 2);
    JsonNode ofData =
        json(
            "duplicates",
            run,
            "--data",
            folder.resolve("twice"),
            "--reader",
            GRAY,
            "--above",
            "0.99999");
    assertThat(ofData.path("groups")).isEqualTo(ofIndex.path("groups"));
    assertFails("give --data PATH", "duplicates", run);
    assertFails("--above must be in", "duplicates", index, "--above", "98");
  }

  @Test
  void brokenFilesAreListedAndOthersIndexed() throws IOException {
    Path data = pictures("broken");
    Files.writeString(data.resolve("owl/d.png"), "no picture");
    JsonNode indexed =
        json(
            "index",
            run,
            "--data",
            data,
            "--out",
            folder.resolve("broken.index"),
            "--reader",
            GRAY);
    assertThat(indexed.path("entries").asInt()).isEqualTo(4);
    assertThat(indexed.at("/skipped/0/id").asText()).isEqualTo("owl/d.png");
  }

  @Test
  void saysWhatIsWrong() throws IOException {
    assertFails("no such index. Make one: dyad index", "search", folder.resolve("none"), "id:x");
    assertFails("words cannot be", "search", digits, "red heart");
    assertFails("no entry 'test/9999'", "search", digits, "id:test/9999");
    assertFails("-k must be positive", "search", digits, "id:test/3", "-k", "0");
    assertFails("Give --data PATH to index, or --delete ID", "index", run, "--out", digits);
    assertFails("nowhere: no such file", "index", run, "--data", "nowhere", "--out", digits);
    assertFails(
        "No dataset reader 'Imagefoldr'",
        "index",
        run,
        "--data",
        Typed.DIGITS,
        "--out",
        digits,
        "--reader",
        "Imagefoldr");
    Path full = Files.createDirectories(folder.resolve("full"));
    Files.writeString(full.resolve("mine.txt"), "mine");
    assertFails("is no index", "index", run, "--data", Typed.DIGITS, "--out", full);
  }
}
