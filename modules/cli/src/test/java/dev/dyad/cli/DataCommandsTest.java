package dev.dyad.cli;

import static dev.dyad.cli.Typed.dyad;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.dyad.core.Contents;
import dev.dyad.core.Dataset;
import dev.dyad.core.Modalities;
import dev.dyad.core.Modality;
import dev.dyad.data.Catalogue;
import dev.dyad.data.CatalogueEntry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Public data sets and shards, as a user types. */
class DataCommandsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path SAMPLES = Path.of("..", "..", "samples");

  @TempDir private Path folder;

  @BeforeEach
  void storeInFolder() {
    System.setProperty("dyad.data", folder.resolve("store").toString());
  }

  @AfterEach
  void usualStore() {
    System.clearProperty("dyad.data");
  }

  /** A catalogue of one set: the digits' files, under other names, at an address. */
  private Path catalogue(String address) throws IOException {
    return Files.writeString(
        folder.resolve("catalogue.yaml"),
        """
        sets:
          - name: tiny-digits
            title: Some digits
            modality: image
            samples: "3"
            home: https://example.org
            licence: CC BY 4.0
            citation: Nobody 2020
            reader: ImageFolder
            recipe: digits-simclr.yaml
            settings: [data.path=tiny-digits]
            files:
              - {name: digits.csv, addresses: ["%s"], maxBytes: 100000}
        """
            .formatted(address));
  }

  @Test
  void listsWhatThereIs() throws IOException {
    Typed list = dyad("data", "list");
    assertThat(list.code()).isZero();
    assertThat(list.out().lines().filter(l -> l.startsWith("mnist "))).hasSize(1);
    assertThat(dyad("list", "datasets").out()).isEqualTo(list.out());
    JsonNode json = JSON.readTree(dyad("list", "datasets", "--json").out());
    assertThat(json.at("/datasets").findValuesAsText("name")).contains("mnist", "mutag", "nab");
    assertThat(json.at("/datasets/0/here").asBoolean()).isFalse();
  }

  @Test
  void saysAllThatIsKnown() throws IOException {
    assertThat(dyad("data", "info", "MNIST").out())
        .contains("CC BY-SA 3.0", "LeCun", "11.6 MB", "SHA-256 440fcabf", "mnist-simclr.yaml");
    JsonNode json = JSON.readTree(dyad("data", "info", "fsdd", "--json").out());
    assertThat(json.at("/files/0/maxBytes").asLong()).isEqualTo(60_000_000);
    assertThat(json.at("/files/0/sha256").isMissingNode()).isTrue();
    Typed unknown = dyad("data", "info", "mnits");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("No data set 'mnits' in the catalogue. Maybe mnist.");
  }

  @Test
  void takesFilesThatAreHereAndFindsThemByName() throws IOException {
    Files.createDirectories(folder.resolve("from"));
    Files.writeString(folder.resolve("from/digits.csv"), "1,2,3");
    String own = catalogue("https://example.org/x").toString();
    String from = folder.resolve("from").toString();
    Typed got = dyad("data", "get", "tiny-digits", "--catalogue", own, "--from", from);
    assertThat(got.code()).as(got.err()).isZero();
    assertThat(got.err()).contains("licence       CC BY 4.0", "cite          Nobody 2020");
    assertThat(got.out().strip()).isEqualTo(folder.resolve("store/tiny-digits").toString());
    assertThat(KnownData.locate("tiny-digits/digits.csv"))
        .contains(folder.resolve("store/tiny-digits/digits.csv"));
    Typed again = dyad("data", "get", "tiny-digits", "--catalogue", own);
    assertThat(again.err()).contains("is here already");
    assertThat(dyad("data", "info", "tiny-digits", "--catalogue", own).out())
        .contains("checked: not known");
  }

  @Test
  void asksBeforeItDownloadsAndDownloads() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(200, 5);
            exchange.getResponseBody().write(new byte[5]);
          }
        });
    server.start();
    try {
      String own = catalogue("http://127.0.0.1:" + server.getAddress().getPort()).toString();
      Typed unasked = dyad("data", "get", "tiny-digits", "--catalogue", own);
      assertThat(unasked.code()).isEqualTo(2);
      assertThat(unasked.err()).contains("licence", "Give --yes if it is");
      Typed got = dyad("data", "get", "tiny-digits", "--catalogue", own, "--yes", "--json");
      assertThat(got.code()).as(got.err()).isZero();
      assertThat(JSON.readTree(got.out()).at("/receipt/files/0/bytes").asInt()).isEqualTo(5);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aRecipeSaysHowToGetItsData() {
    Typed typed = dyad("train", SAMPLES.resolve("mnist-simclr.yaml").toString());
    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.err())
        .contains(folder.resolve("store/mnist").toString())
        .contains(
            "It is a public data set (MNIST handwritten digits). Get it: dyad data get mnist");
  }

  @Test
  void everyRecipeOfTheCatalogueReadsItsData() throws IOException {
    for (CatalogueEntry entry : Catalogue.builtIn().entries()) {
      Recipe recipe = RecipeFile.read(SAMPLES.resolve(entry.recipe()), entry.settings());
      assertThat(recipe.modality()).as(entry.name()).isEqualTo(entry.modality());
      assertThat(Path.of(recipe.data().path()))
          .as(entry.name())
          .startsWithRaw(folder.resolve("store").resolve(entry.name()));
      Modality<?> modality = Modalities.named(entry.modality());
      assertThat(modality.readers().stream().map(r -> r.getClass().getSimpleName()))
          .as(entry.name())
          .contains(entry.reader());
    }
  }

  @Test
  void shardsReadAsTheFolderDid() throws IOException {
    Path photos = photos();
    Path shards = folder.resolve("photos.shards");
    Typed typed =
        dyad(
            "data",
            "prepare",
            photos.toString(),
            "--out",
            shards.toString(),
            "--shard-size",
            "8kB");
    assertThat(typed.code()).as(typed.err()).isZero();
    assertThat(typed.out()).contains("6 samples (image), 6 files in");
    assertThat(Files.exists(shards.resolve("shard-000001.tar"))).isTrue();
    assertSame(Modalities.named("image"), photos, shards);
    Files.delete(shards.resolve("shards.index"));
    assertSame(Modalities.named("image"), photos, shards);
  }

  /** Six pictures in two classes and two splits. */
  private Path photos() throws IOException {
    Path photos = folder.resolve("photos");
    for (String name : List.of("train/a/1.x", "train/a/2", "train/b/3", "test/a/4", "test/b/5")) {
      Path file = photos.resolve(name + ".png");
      Files.createDirectories(file.getParent());
      var image = new java.awt.image.BufferedImage(9, 7, java.awt.image.BufferedImage.TYPE_INT_RGB);
      image.setRGB(3, 3, name.hashCode());
      javax.imageio.ImageIO.write(image, "png", file.toFile());
    }
    Files.writeString(photos.resolve("train/b/broken.png"), "no picture");
    return photos;
  }

  private static <T> void assertSame(Modality<T> modality, Path folder, Path shards)
      throws IOException {
    Source<T> plain = Source.of(modality, folder, Optional.empty(), "");
    Source<T> packed = Source.of(modality, shards, Optional.empty(), "");
    assertThat(packed.reader()).isEqualTo(plain.reader());
    assertThat(packed.reader().splits(shards)).isEqualTo(plain.reader().splits(folder));
    for (String split : List.of("train", "test", "all")) {
      Dataset<T> one = plain.reader().read(folder, split);
      Dataset<T> other = packed.reader().read(shards, split);
      assertThat(other.size()).isEqualTo(one.size());
      assertThat(other.labelNames()).isEqualTo(one.labelNames());
      for (int i = 0; i < one.size(); i++) {
        assertThat(other.id(i)).isEqualTo(one.id(i));
        if (!one.id(i).contains("broken")) {
          assertThat(other.get(i)).isEqualTo(one.get(i));
        }
      }
    }
  }

  @Test
  void viewsFromShardsAreTheViewsFromTheFolder() throws IOException {
    Path photos = photos();
    Path shards = folder.resolve("photos.shards");
    assertThat(dyad("data", "prepare", photos.toString(), "--out", shards.toString()).code())
        .isZero();
    String recipe = SAMPLES.resolve("image-folder.yaml").toString();
    for (Path data : List.of(photos, shards)) {
      Typed views =
          dyad(
              "views",
              recipe,
              "--set",
              "data.path=" + data,
              "--count",
              "3",
              "--out",
              folder.resolve(data.getFileName() + ".html").toString());
      assertThat(views.code()).as(views.err()).isZero();
    }
    assertThat(pictures("photos.shards.html")).isEqualTo(pictures("photos.html")).isNotEmpty();
  }

  private List<String> pictures(String page) throws IOException {
    return java.util.regex.Pattern.compile("data:image/png;base64,[^\"]*")
        .matcher(Files.readString(folder.resolve(page)))
        .results()
        .map(java.util.regex.MatchResult::group)
        .toList();
  }

  @Test
  void soundsKeepTheirClassesAndSplits() throws IOException {
    Path zip = SAMPLES.resolve("data/spoken-digits/recordings.zip");
    Path shards = folder.resolve("sounds");
    Typed typed = dyad("data", "prepare", zip.toString(), "--out", shards.toString(), "--json");
    assertThat(typed.code()).as(typed.err()).isZero();
    JsonNode json = JSON.readTree(typed.out());
    assertThat(json.at("/modality").asText()).isEqualTo("audio");
    try (Contents packed = Contents.open(shards);
        Contents plain = Contents.open(zip)) {
      assertThat(packed.names()).containsExactlyElementsOf(plain.names());
    }
  }

  @Test
  void refusesWhatCannotBePrepared() throws IOException {
    String out = folder.resolve("out").toString();
    String digits = Typed.DIGITS.toString();
    Typed typed = dyad("data", "prepare", digits, "--out", out);
    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.err()).contains("reads its samples out of larger files");
    assertThat(dyad("data", "prepare", "nowhere", "--out", out).err())
        .contains("nowhere: no such file or folder");
    assertThat(dyad("data", "prepare", "mnist", "--out", out).err())
        .contains("Get it: dyad data get mnist");
    assertThat(dyad("data", "prepare", digits, "--out", out, "--shard-size", "lots").err())
        .contains("--shard-size must be a number of bytes");
    assertThat(Files.exists(Path.of(out))).isFalse();
  }

  @Test
  void readsSizesAsPeopleWriteThem() {
    assertThat(DataPrepareCommand.bytes("512")).isEqualTo(512);
    assertThat(DataPrepareCommand.bytes("64 MB")).isEqualTo(64_000_000);
    assertThat(DataPrepareCommand.bytes("1g")).isEqualTo(1_000_000_000);
    assertThatThrownBy(() -> DataPrepareCommand.bytes("0")).hasMessageContaining("but was '0'");
  }
}
