package dev.dyad.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Requests that are wrong, too much, or meant to harm: each is told off, and the next works. */
class HostileRequestsTest {
  private static final int MOST_BYTES = 2000;

  private static final Letters letters = new Letters();
  private static EncoderService service;
  private static Client client;

  @BeforeAll
  static void start() throws IOException {
    var limits = new ServiceLimits(MOST_BYTES, 2, 3, 40, 16, 1);
    service =
        EncoderService.start(new ServiceAddress(), limits, letters, Optional.of(new LetterIndex()));
    client = new Client(service.port());
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @AfterEach
  void isStillThere() throws Exception {
    letters.gate.countDown();
    client.untilMetric("dyad_requests_in_work 0");
    assertThat(client.post("/embed", "text/plain", "a").statusCode()).isEqualTo(200);
  }

  private static String error(int status, HttpResponse<String> response) throws IOException {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
    return Client.tree(response).path("error").textValue();
  }

  /** The status line, checked to come with a JSON error. */
  private static String status(String response) throws IOException {
    int body = response.indexOf("\r\n\r\n");
    assertThat(body).as(response).isPositive();
    String json = response.substring(body + 4);
    assertThat(new ObjectMapper().readTree(json).path("error").isTextual()).as(response).isTrue();
    return response.substring(0, response.indexOf("\r\n"));
  }

  private static String request(String line, String... headers) {
    return line + "\nHost: localhost\n" + String.join("\n", headers) + "\n\n";
  }

  @Test
  void bodiesThatAreTooLarge() throws Exception {
    assertThat(error(413, client.post("/embed", "text/plain", "a".repeat(MOST_BYTES + 1))))
        .contains("up to 2000 bytes");
    String chunks = "400\r\n" + "a".repeat(0x400) + "\r\n";
    String chunked =
        request("POST /embed HTTP/1.1", "Content-Type: text/plain", "Transfer-Encoding: chunked");
    assertThat(status(client.raw(chunked + chunks.repeat(4).replace("\r\n", "\n") + "0\n\n")))
        .contains("413");
  }

  @Test
  void bodiesThatDoNotCome() throws Exception {
    String head = request("POST /embed HTTP/1.1", "Content-Type: text/plain", "Content-Length: 9");
    try (Socket socket = client.open()) {
      socket.getOutputStream().write(head.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(status(answer)).contains("408");
      assertThat(answer).contains("did not come within 2 s");
    }
    assertThat(status(client.raw(head + "half"))).contains("400");
  }

  @Test
  void headsThatDoNotCome() throws Exception {
    try (Socket socket = client.open()) {
      socket.getOutputStream().write("POST /emb".getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      assertThat(client.get("/health").statusCode()).isEqualTo(200);
    }
    assertThat(client.raw("GET /health HTTP/1.1\nHost: local")).doesNotContain("200 OK");
  }

  @Test
  void moreRequestsThanItWorksOn() throws Exception {
    letters.gate = new CountDownLatch(1);
    var waiting = new ArrayList<CompletableFuture<HttpResponse<String>>>();
    for (int i = 0; i < 3; i++) {
      waiting.add(client.posted("/embed", "text/plain", "a"));
    }
    client.untilMetric("dyad_requests_in_work 3");
    HttpResponse<String> refused = client.post("/embed", "text/plain", "a");
    assertThat(error(503, refused)).contains("3 requests are worked on already");
    assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
    assertThat(client.get("/health").statusCode()).isEqualTo(200);
    letters.gate.countDown();
    for (var answer : waiting) {
      assertThat(answer.get(5, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void workThatTakesTooLong() throws Exception {
    letters.gate = new CountDownLatch(1);
    HttpResponse<String> late = client.post("/embed", "text/plain", "a");
    assertThat(error(503, late)).contains("not answered within 2 s");
    assertThat(late.headers().firstValue("Retry-After")).isPresent();
  }

  @Test
  void bytesThatAreNoHttp() throws Exception {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
    for (int i = 0; i < 20; i++) {
      byte[] noise = new byte[random.nextInt(1, 600)];
      random.nextBytes(noise);
      assertThat(client.raw(noise)).doesNotContain("200 OK");
    }
    assertThat(client.raw("\u0016\u0003\u0001\u0002\u0000\u0001\u0000")).doesNotContain("200 OK");
    assertThat(status(client.raw("NONSENSE\n\n"))).contains("400");
    assertThat(status(client.raw("GET / HTTP/9.9\nHost: localhost\n\n"))).contains("505");
  }

  @Test
  void headersThatAreWrong() throws Exception {
    String[] lengths = {"-1", "abc", "99999999999999999999", "1, 2", ""};
    for (String length : lengths) {
      String line = "Content-Length: " + length;
      assertThat(status(client.raw(request("POST /embed HTTP/1.1", line) + "ab")))
          .as(length)
          .contains("400");
    }
    String both = "Transfer-Encoding: chunked";
    assertThat(status(client.raw(request("POST /embed HTTP/1.1", "Content-Length: 3", both) + "a")))
        .contains("400");
    assertThat(status(client.raw(request("GET / HTTP/1.1", "X: " + "x".repeat(20_000)))))
        .contains("431");
    assertThat(status(client.raw(request("GET /" + "x".repeat(20_000) + " HTTP/1.1"))))
        .contains("414");
    assertThat(status(client.raw("GET /health HTTP/1.1\n\n"))).contains("400");
    assertThat(status(client.raw("GET /health HTTP/1.0\n\n"))).contains("400");
  }

  @Test
  void pathsThatLeadElsewhere() throws Exception {
    List<String> paths =
        List.of(
            "/../../etc/passwd",
            "/item/../../etc/passwd",
            "/%2e%2e/%2e%2e/etc/passwd",
            "/..%2fetc%2fpasswd",
            "/item;/../x",
            "//etc/passwd",
            "/item%00",
            "/%ff",
            "\\..\\x",
            "/page.js");
    for (String path : paths) {
      String status = status(client.raw(request("GET " + path + " HTTP/1.1")));
      assertThat(status).as(path).containsAnyOf("400", "404");
    }
  }

  @Test
  void methodsThatAreNotTaken() throws Exception {
    HttpResponse<String> got = client.get("/embed");
    assertThat(error(405, got)).isEqualTo("/embed takes POST, not GET");
    assertThat(got.headers().firstValue("Allow")).hasValue("POST");
    for (String method : List.of("OPTIONS", "TRACE", "DELETE", "BREW")) {
      assertThat(status(client.raw(request(method + " /search HTTP/1.1")))).contains("405");
    }
  }

  @Test
  void jsonThatIsWrong() throws Exception {
    String deep = "[".repeat(900) + "]".repeat(900);
    assertThat(error(400, client.json("/embed", deep))).contains("nesting depth");
    assertThat(error(400, client.json("/embed", "{'text':"))).contains("not the JSON");
    assertThat(error(400, client.json("/embed", "{'text':'a'} x"))).contains("not the JSON");
    assertThat(error(400, client.json("/embed", "{'text':'a','text':'b'}"))).contains("Duplicate");
    assertThat(error(400, client.json("/embed", "7"))).contains("is a number");
    assertThat(error(400, client.json("/embed", "null"))).contains("is a null");
    assertThat(error(400, client.json("/embed", "[]"))).contains("1 to 256 samples");
    assertThat(error(413, client.json("/embed", "[" + "'a',".repeat(256) + "'a']")))
        .contains("but has 257");
    assertThat(error(400, client.json("/embed", "[[1]]"))).contains("a sample must be a text");
    assertThat(error(400, client.json("/embed", "{'txt':'a'}"))).contains("Maybe text.");
    assertThat(error(400, client.json("/embed", "{'text':'a','id':'b'}"))).contains("text and id");
    assertThat(error(400, client.json("/embed", "{'file':'%%%','name':'a.txt'}"))).isNotBlank();
    assertThat(error(400, client.json("/embed", "{'file':'YQ=='}")))
        .contains("name must be a text");
    assertThat(error(400, client.json("/search", "{'text':'a','k':0}"))).contains("1..1000");
    assertThat(error(400, client.json("/search", "{'text':'a','k':1e9}"))).contains("1..1000");
    assertThat(error(400, client.json("/search", "{'text':'a','filters':[1]}")))
        .contains("filters");
    assertThat(error(400, client.json("/search", "{'text':'a','filters':{'x':'y'}}")))
        .contains("no column but length");
    assertThat(error(404, client.json("/search", "{'id':'nobody'}"))).contains("no entry 'nobody'");
  }

  @Test
  void bodiesOfAnotherKind() throws Exception {
    assertThat(error(415, client.post("/embed", "application/octet-stream", "a")))
        .contains("Give its name (?name=cat.png)");
    assertThat(error(415, client.post("/embed", "application/x-www-form-urlencoded", "a=b")))
        .contains("Content-Type: application/json");
    assertThat(error(415, client.post("/embed?name=x.ZIP", "text/plain", "a")))
        .contains("archives");
    assertThat(error(415, client.post("/embed?name=..%2F..%2F", "text/plain", "a")))
        .contains("must end like cat.png");
    assertThat(error(400, client.post("/embed", "text/plain", ""))).contains("empty");
    assertThat(error(400, client.post("/embed?nme=x", "text/plain", "a"))).contains("Maybe name.");
    assertThat(error(400, client.post("/search?k=a", "text/plain", "a"))).contains("1..1000");
    assertThat(status(client.raw(request("POST /embed?k=%zz HTTP/1.1", "Content-Length: 0"))))
        .contains("400");
  }

  @Test
  void manyConnectionsThatDoNothing() throws Exception {
    var idle = new ArrayList<Socket>();
    try {
      for (int i = 0; i < 30; i++) {
        idle.add(client.open());
      }
      assertThat(client.get("/health").statusCode()).isEqualTo(200);
    } finally {
      for (Socket socket : idle) {
        socket.close();
      }
    }
  }
}
