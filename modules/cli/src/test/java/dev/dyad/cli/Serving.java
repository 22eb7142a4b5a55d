package dev.dyad.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code dyad serve}, running in a thread, at any free port. */
final class Serving implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern PORT = Pattern.compile("at http://127\\.0\\.0\\.1:(\\d+)/");

  private final StringWriter said = new StringWriter();
  private final Thread thread;
  private final int port;

  private Serving(String[] args) throws InterruptedException {
    thread =
        new Thread(() -> Main.run(new PrintWriter(said, true), new PrintWriter(said, true), args));
    thread.start();
    Matcher line = PORT.matcher(said.toString());
    for (int i = 0; i < 1200 && !line.find() && thread.isAlive(); i++) {
      Thread.sleep(50);
      line = PORT.matcher(said.toString());
    }
    assertThat(line.reset().find()).as(said.toString()).isTrue();
    port = Integer.parseInt(line.group(1));
  }

  /** Starts it, with what follows {@code dyad serve}. */
  static Serving start(Object... args) throws InterruptedException {
    return new Serving(
        Stream.concat(Stream.of("serve", "--port", "0"), Stream.of(args))
            .map(Object::toString)
            .toArray(String[]::new));
  }

  int port() {
    return port;
  }

  /** What it told its user. */
  String said() {
    return said.toString();
  }

  HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** Sends a file. */
  HttpResponse<String> file(String path, byte[] file) throws Exception {
    return send(to(path).POST(HttpRequest.BodyPublishers.ofByteArray(file)));
  }

  /** Asks in JSON, in which single quotes stand for double ones, for a good answer. */
  JsonNode json(String path, String body) throws Exception {
    return good(
        send(
            to(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')))));
  }

  static JsonNode good(HttpResponse<String> answer) throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  @Override
  public void close() {
    thread.interrupt();
    for (int i = 0; i < 600 && thread.isAlive(); i++) {
      java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
    }
    assertThat(thread.isAlive()).isFalse();
  }
}
