package dev.dyad.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dyad.search.SimilarityIndex;
import java.awt.image.BufferedImage;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run of digits and its index, served: the answers are those of the commands. */
class ServeCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String GRAY = "ImageFolder(channels=GRAY)";

  @TempDir private static Path folder;
  private static Path run;
  private static Path index;
  private static Path picture;
  private static Serving serving;

  @BeforeAll
  static void serve() throws Exception {
    run = folder.resolve("run");
    assertThat(Typed.train(run).code()).isZero();
    index = folder.resolve("digits.index");
    done("index", run, "--data", Typed.DIGITS, "--split", "test", "--out", index);
    picture = folder.resolve("seven.png");
    var drawn = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < 8; i++) {
      drawn.getRaster().setSample(i, 1, 0, 255);
      drawn.getRaster().setSample(7 - i, i, 0, 255);
    }
    ImageIO.write(drawn, "png", picture.toFile());
    serving = Serving.start(run, "--index", index, "--reader", GRAY);
  }

  @AfterAll
  static void stop() {
    serving.close();
    assertThat(serving.said()).contains("stopping, once what was asked is answered");
  }

  private static String done(Object... args) {
    Typed typed = Typed.with(args);
    assertThat(typed.code()).as(typed.out() + typed.err()).isZero();
    return typed.out();
  }

  private static void assertSameHits(JsonNode served, JsonNode printed) {
    assertThat(served).hasSameSizeAs(printed).isNotEmpty();
    for (int i = 0; i < served.size(); i++) {
      assertThat(served.get(i).path("id")).isEqualTo(printed.get(i).path("id"));
      var columns = (ObjectNode) printed.get(i).path("columns");
      columns.remove("source"); // a path of this machine
      assertThat(served.get(i).path("columns")).isEqualTo(columns);
      assertThat(served.get(i).path("similarity").doubleValue())
          .isCloseTo(printed.get(i).path("similarity").doubleValue(), within(1e-5));
    }
  }

  @Test
  void searchesAsTheCommandDoesById() throws Exception {
    JsonNode printed =
        JSON.readTree(done("search", index, "id:test/3", "-k", 4, "--filter", "label=8", "--json"));
    JsonNode served = serving.json("/search", "{'id':'test/3','k':4,'filters':{'label':['8']}}");
    assertSameHits(served.at("/queries/0/hits"), printed.at("/queries/0/hits"));
  }

  @Test
  void searchesAsTheCommandDoesByFile() throws Exception {
    JsonNode printed =
        JSON.readTree(done("search", index, picture, "-k", 5, "--reader", GRAY, "--json"));
    HttpResponse<String> served =
        serving.file("/search?k=5&name=seven.png", Files.readAllBytes(picture));
    assertThat(served.statusCode()).as(served.body()).isEqualTo(200);
    assertSameHits(
        JSON.readTree(served.body()).at("/queries/0/hits"), printed.at("/queries/0/hits"));
  }

  @Test
  void embedsAsTheCommandDoes() throws Exception {
    Path pictures = Files.createDirectories(folder.resolve("pictures"));
    Files.copy(picture, pictures.resolve("seven.png"));
    Path other = folder.resolve("pictures.index");
    done("index", run, "--data", pictures, "--reader", GRAY, "--out", other);
    JsonNode vector =
        Serving.good(serving.file("/embed?name=x.png", Files.readAllBytes(picture)))
            .at("/embeddings/0/vector");
    try (SimilarityIndex indexed = SimilarityIndex.read(other)) {
      float[] unit = indexed.entry("seven.png").orElseThrow().vector();
      assertThat(vector).hasSize(unit.length);
      double length = 0;
      for (JsonNode value : vector) {
        length += value.doubleValue() * value.doubleValue();
      }
      for (int i = 0; i < unit.length; i++) {
        assertThat(vector.get(i).doubleValue() / Math.sqrt(length))
            .isCloseTo(unit[i], within(1e-5));
      }
    }
  }

  @Test
  void showsPictures() throws Exception {
    JsonNode served = serving.json("/search", "{'id':'test/3','k':2,'show':true}");
    assertThat(served.at("/queries/0/hits/0/shown/picture").textValue())
        .startsWith("data:image/png;base64,");
    String id = URLEncoder.encode("test/3", StandardCharsets.UTF_8);
    assertThat(serving.send(serving.to("/item?id=" + id)).headers().firstValue("Content-Type"))
        .hasValue("image/png");
  }

  @Test
  void brokenPicturesAreNamedAndSurvived() throws Exception {
    byte[] half = java.util.Arrays.copyOf(Files.readAllBytes(picture), 60);
    for (byte[] broken : List.of(half, new byte[] {1, 2, 3}, new byte[5000])) {
      HttpResponse<String> told = serving.file("/search?name=my.png", broken);
      assertThat(told.statusCode()).as(told.body()).isEqualTo(400);
      assertThat(told.body()).contains("my.png").doesNotContain("sample.png", folder.toString());
    }
    assertThat(serving.file("/search?name=my.wav", half).statusCode()).isEqualTo(400);
    assertThat(serving.json("/search", "{'id':'test/3'}").at("/queries/0/hits")).hasSize(10);
  }

  @Test
  void wordsAreNoPictures() throws Exception {
    HttpResponse<String> told =
        serving.send(
            serving
                .to("/search")
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("seven")));
    assertThat(told.statusCode()).isEqualTo(400);
    assertThat(told.body()).contains("words are no sample of modality 'image'");
  }

  @Test
  void sentFilesAreGoneAfterwards() throws Exception {
    assertThat(serving.file("/search?name=x.png", Files.readAllBytes(picture)).statusCode())
        .isEqualTo(200);
    var left = new ArrayList<Path>();
    try (var temporary = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      for (Path ours :
          temporary.filter(p -> p.getFileName().toString().startsWith("dyad-serve")).toList()) {
        try (var files = Files.walk(ours)) {
          files.filter(p -> p.endsWith("sample.png")).forEach(left::add);
        }
      }
    }
    assertThat(left).isEmpty();
  }

  @Test
  void wrongInputStopsItBeforeAnyWork() {
    assertFails("is no run folder", "serve", folder.resolve("none"));
    assertFails("no such index", "serve", run, "--index", folder.resolve("none"));
    assertFails("port must be in 0..65535", "serve", run, "--port", "70000");
    assertFails(
        "host 'no.such.host.invalid' is not known", "serve", run, "--host", "no.such.host.invalid");
    assertFails("Choose another --port", "serve", run, "--port", serving.port());
  }

  private static void assertFails(String message, Object... args) {
    Typed typed = Typed.with(args);
    assertThat(typed.code()).as(typed.out() + typed.err()).isEqualTo(2);
    assertThat(typed.err()).contains(message);
  }
}
