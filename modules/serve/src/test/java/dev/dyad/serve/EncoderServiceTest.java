package dev.dyad.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a service answers to those who ask in good faith. */
class EncoderServiceTest {
  private static final Letters letters = new Letters();
  private static EncoderService service;
  private static Client client;

  @BeforeAll
  static void start() throws IOException {
    var limits = new ServiceLimits(10_000, 20, 8, 20, 16, 20);
    service =
        EncoderService.start(new ServiceAddress(), limits, letters, Optional.of(new LetterIndex()));
    client = new Client(service.port());
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @BeforeEach
  void forget() {
    letters.batches.clear();
    letters.begun.set(0);
  }

  @AfterEach
  void letGo() {
    letters.gate.countDown();
  }

  private static JsonNode good(HttpResponse<String> response) throws IOException {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
    return Client.tree(response);
  }

  private static String error(int status, HttpResponse<String> response) throws IOException {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(Client.tree(response).path("status").intValue()).isEqualTo(status);
    return Client.tree(response).path("error").textValue();
  }

  private static List<String> hits(JsonNode found) {
    var ids = new ArrayList<String>();
    found.at("/queries/0/hits").forEach(hit -> ids.add(hit.path("id").textValue()));
    return ids;
  }

  @Test
  void embedsPlainWords() throws Exception {
    JsonNode answer = good(client.post("/embed", "text/plain; charset=utf-8", "abba"));
    assertThat(answer.path("dimension").intValue()).isEqualTo(26);
    assertThat(answer.at("/embeddings/0/sample").textValue()).isEqualTo("abba");
    assertThat(answer.at("/embeddings/0/vector/0").floatValue()).isEqualTo(2);
    assertThat(answer.at("/embeddings/0/vector/2").floatValue()).isZero();
  }

  @Test
  void embedsAListOfTextsInOneBatch() throws Exception {
    assertThat(good(client.json("/embed", "['a','b','c']")).path("embeddings")).hasSize(3);
    assertThat(letters.batches).containsExactly(3);
  }

  @Test
  void embedsTheSamplesOfAFile() throws Exception {
    JsonNode answer = good(client.post("/embed?name=C:%5Clists/x.txt", "image/png", "a\nbb"));
    assertThat(answer.path("embeddings")).hasSize(2);
    assertThat(answer.at("/embeddings/1/vector/1").floatValue()).isEqualTo(2);
    assertThat(good(client.post("/embed", "text/csv", "a")).path("embeddings")).hasSize(1);
  }

  @Test
  void takesFilesInJson() throws Exception {
    String file = Base64.getEncoder().encodeToString("zz".getBytes(StandardCharsets.UTF_8));
    JsonNode answer = good(client.json("/embed", "{'file':'" + file + "','name':'z.txt'}"));
    assertThat(answer.at("/embeddings/0/vector/25").floatValue()).isEqualTo(2);
  }

  @Test
  void searchesByWordsAndById() throws Exception {
    assertThat(hits(good(client.json("/search", "{'text':'aple','k':2}"))))
        .containsExactly("apple", "ape");
    JsonNode byId = good(client.json("/search", "{'id':'apple','k':1}"));
    assertThat(byId.at("/queries/0/query").textValue()).isEqualTo("id:apple");
    assertThat(hits(byId)).containsExactly("ape");
  }

  @Test
  void filtersAndShows() throws Exception {
    JsonNode found =
        good(client.json("/search", "{'text':'apple','filters':{'length':'3'},'show':true}"));
    assertThat(hits(found)).containsExactly("ape", "zoo");
    assertThat(found.at("/queries/0/hits/1/shown/words").textValue()).isEqualTo("zoo");
    HttpResponse<String> plain =
        client.post("/search?k=5&filter=length=3&filter=length%3D5", "text/plain", "apple");
    assertThat(hits(good(plain))).containsExactly("apple", "ape", "zoo", "<b>\"&");
  }

  @Test
  void tellsHowSimilarSamplesAre() throws Exception {
    JsonNode answer =
        good(client.json("/similarity", "{'samples':['ab',{'text':'a'},{'id':'zoo'}]}"));
    assertThat(answer.path("samples").toString()).isEqualTo("[\"ab\",\"a\",\"id:zoo\"]");
    assertThat(answer.at("/similarities/0/1").doubleValue())
        .isCloseTo(Math.sqrt(0.5), within(1e-9));
    assertThat(answer.at("/similarities/2/0").doubleValue()).isZero();
    assertThat(answer.at("/similarities/2/2").doubleValue()).isCloseTo(1, within(1e-9));
    assertThat(error(400, client.json("/similarity", "['a']"))).contains("two samples or more");
  }

  @Test
  void showsAnEntry() throws Exception {
    HttpResponse<String> item = client.get("/item?id=..%2Fsecret");
    assertThat(item.body()).isEqualTo("../secret"); // an id like any other, never a path
    assertThat(error(404, client.get("/item?id=%2Fetc%2Fpasswd"))).contains("no entry");
    assertThat(error(404, client.get("/item?id=zoo&part=sound"))).contains("no such part");
  }

  @Test
  void encodesTogetherWhatComesTogether() throws Exception {
    letters.gate = new CountDownLatch(1);
    var answers = new ArrayList<CompletableFuture<HttpResponse<String>>>();
    answers.add(client.posted("/embed", "text/plain", "a"));
    Client.until(() -> letters.begun.get() == 1);
    for (int i = 0; i < 6; i++) {
      answers.add(client.posted("/embed", "text/plain", "b"));
    }
    client.untilMetric("dyad_queue_samples 6");
    letters.gate.countDown();
    for (var answer : answers) {
      assertThat(good(answer.get()).path("embeddings")).hasSize(1);
    }
    assertThat(letters.batches).containsExactly(1, 6);
    assertThat(client.get("/metrics").body()).contains("dyad_batch_samples_bucket{le=\"8.0\"} ");
  }

  @Test
  void oneMisfitDoesNotSpoilItsBatch() throws Exception {
    letters.gate = new CountDownLatch(1);
    var first = client.posted("/embed", "text/plain", "first");
    Client.until(() -> letters.begun.get() == 1);
    var good = client.posted("/embed", "text/plain", "a");
    var bad = client.posted("/embed", "text/plain", "misfit");
    client.untilMetric("dyad_queue_samples 2");
    letters.gate.countDown();
    assertThat(good(first.get()).path("embeddings")).hasSize(1);
    assertThat(good(good.get()).path("embeddings")).hasSize(1);
    assertThat(error(400, bad.get())).contains("does not fit");
  }

  @Test
  void brokenSamplesAreTheSendersFault() throws Exception {
    assertThat(error(400, client.post("/embed?name=x.txt", "", "a\nbroken")))
        .isEqualTo("x.txt: a line is broken");
    assertThat(error(400, client.post("/embed", "image/png", "a"))).contains("not as png");
    assertThat(error(500, client.post("/embed?name=x.txt", "", "failing"))).contains("on purpose");
    assertThat(error(400, client.post("/embed", "text/plain", "123"))).contains("no direction");
    assertThat(good(client.post("/embed", "text/plain", "a")).path("embeddings")).hasSize(1);
  }

  @Test
  void tellsWhatItIs() throws Exception {
    JsonNode health = good(client.get("/health"));
    assertThat(health.path("status").textValue()).isEqualTo("ok");
    assertThat(health.path("modality").textValue()).isEqualTo("letters");
    assertThat(health.at("/index/entries").intValue()).isEqualTo(5);
    assertThat(health.at("/index/columns/length")).hasSize(3);
  }

  @Test
  void countsRequestsAndErrors() throws Exception {
    String metrics;
    try (var fresh =
        EncoderService.start(
            new ServiceAddress(),
            new ServiceLimits(),
            new Letters(),
            Optional.of(new LetterIndex()))) {
      var asked = new Client(fresh.port());
      good(asked.post("/embed", "text/plain", "a"));
      error(404, asked.get("/nothing"));
      metrics = asked.get("/metrics").body();
    }
    assertThat(metrics)
        .contains(
            "# TYPE dyad_requests_total counter",
            "dyad_requests_total{path=\"/embed\",status=\"200\"} 1\n",
            "dyad_requests_total{path=\"other\",status=\"404\"} 1\n",
            "dyad_errors_total 1\n",
            "dyad_request_seconds_bucket{path=\"/embed\",le=\"+Inf\"} 1\n",
            "dyad_request_seconds_count{path=\"/embed\"} 1\n",
            "dyad_batch_samples_bucket{le=\"1.0\"} 1\n",
            "dyad_queue_samples 0\n",
            "dyad_index_entries 5\n");
    assertThat(metrics.lines().filter(line -> !line.startsWith("#")))
        .allMatch(line -> line.matches("[a-z_]+(\\{[^}]*})? -?[0-9.E+-]+"));
  }

  @Test
  void worksWithoutAnIndex() throws Exception {
    try (var bare =
        EncoderService.start(
            new ServiceAddress(), new ServiceLimits(), letters, Optional.empty())) {
      var asked = new Client(bare.port());
      assertThat(good(asked.post("/embed", "text/plain", "a")).path("embeddings")).hasSize(1);
      assertThat(error(404, asked.json("/search", "{'text':'a'}"))).contains("no index", "--index");
      assertThat(good(asked.get("/health")).has("index")).isFalse();
    }
  }
}
