package dev.dyad.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Asks a service, in proper HTTP or in any bytes. */
record Client(int port) {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();

  HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(Duration.ofSeconds(20));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(to(path));
  }

  HttpResponse<String> post(String path, String type, String body)
      throws IOException, InterruptedException {
    return send(posting(path, type, body));
  }

  CompletableFuture<HttpResponse<String>> posted(String path, String type, String body) {
    return HTTP.sendAsync(posting(path, type, body).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder posting(String path, String type, String body) {
    return to(path).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body));
  }

  /** Asks in JSON; single quotes stand for double ones. */
  HttpResponse<String> json(String path, String body) throws IOException, InterruptedException {
    return post(path, "application/json", body.replace('\'', '"'));
  }

  static JsonNode tree(HttpResponse<String> response) throws IOException {
    return JSON.readTree(response.body());
  }

  /** Something that becomes true. */
  interface Condition {
    boolean holds() throws Exception;
  }

  /** Waits for something that happens soon, however busy the machine. */
  static void until(Condition condition) throws Exception {
    for (int i = 0; i < 1000 && !condition.holds(); i++) {
      Thread.sleep(10);
    }
    if (!condition.holds()) {
      throw new AssertionError("did not happen within 10 s");
    }
  }

  /** Waits until the metrics have a line. */
  void untilMetric(String line) throws Exception {
    until(() -> get("/metrics").body().contains(line + "\n"));
  }

  /** Sends bytes and reads until the other side ends, or for a few seconds. */
  String raw(byte[] bytes) throws IOException {
    try (Socket socket = open()) {
      return raw(socket, bytes);
    }
  }

  String raw(String request) throws IOException {
    return raw(request.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
  }

  Socket open() throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(8000);
    return socket;
  }

  static String raw(Socket socket, byte[] bytes) throws IOException {
    OutputStream out = socket.getOutputStream();
    try {
      out.write(bytes);
      out.flush();
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (java.net.SocketException closed) {
      return "closed: " + closed.getMessage();
    }
  }
}
