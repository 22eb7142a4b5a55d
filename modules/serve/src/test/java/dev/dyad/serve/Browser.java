package dev.dyad.serve;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A Chromium without a window, driven by its debugging protocol. */
final class Browser implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
  private final Process process;
  private final Path profile;
  private final WebSocket socket;
  private int calls;

  private Browser(Process process, Path profile) throws Exception {
    this.process = process;
    this.profile = profile;
    HttpClient http = HttpClient.newHttpClient();
    Path ports = profile.resolve("DevToolsActivePort");
    for (int i = 0; i < 900 && (!Files.exists(ports) || Files.size(ports) == 0); i++) {
      Thread.sleep(100);
    }
    String port = Files.readAllLines(ports).get(0);
    var pages = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json")).build();
    String list = http.send(pages, HttpResponse.BodyHandlers.ofString()).body();
    JsonNode page = JSON.readTree(list).path(0);
    socket =
        http.newWebSocketBuilder()
            .buildAsync(URI.create(page.path("webSocketDebuggerUrl").textValue()), new Messages())
            .get(60, TimeUnit.SECONDS);
  }

  /** Starts one; the test is skipped with a visible reason where there is none. */
  static Browser start(Path scratch) throws Exception {
    Optional<Path> program = find();
    assumeTrue(program.isPresent(), "skipped: no chromium on the PATH (looked for " + NAMES + ")");
    Path profile = Files.createDirectories(scratch.resolve("profile"));
    Process process =
        new ProcessBuilder(
                program.orElseThrow().toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(scratch.resolve("browser.log").toFile())
            .start();
    return new Browser(process, profile);
  }

  private static Optional<Path> find() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.of(path.split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Collects what the browser says, a message may come in parts. */
  private final class Messages implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        try {
          messages.add(JSON.readTree(text.toString()));
        } catch (IOException e) {
          throw new java.io.UncheckedIOException(e);
        }
        text.setLength(0);
      }
      from.request(1);
      return null;
    }
  }

  /** Calls a method of the protocol. */
  JsonNode call(String method, ObjectNode parameters) throws Exception {
    ObjectNode message = JSON.createObjectNode().put("id", ++calls).put("method", method);
    message.set("params", parameters);
    socket.sendText(message.toString(), true).get(30, TimeUnit.SECONDS);
    while (true) {
      JsonNode answer = messages.poll(60, TimeUnit.SECONDS);
      if (answer == null) {
        throw new AssertionError("the browser does not answer to " + method);
      }
      if (answer.path("id").intValue() == calls) {
        return answer.path("result");
      }
    }
  }

  static ObjectNode with() {
    return JSON.createObjectNode();
  }

  void open(String address) throws Exception {
    call("Page.navigate", with().put("url", address));
    until("document.readyState === 'complete'");
  }

  /** The value of an expression, promises awaited. */
  JsonNode value(String script) throws Exception {
    JsonNode result =
        call(
            "Runtime.evaluate",
            with().put("expression", script).put("awaitPromise", true).put("returnByValue", true));
    if (result.has("exceptionDetails")) {
      throw new AssertionError(script + ": " + result.get("exceptionDetails"));
    }
    return result.at("/result/value");
  }

  /** Waits until an expression is true. */
  void until(String script) throws Exception {
    for (int i = 0; i < 300 && !value(script).asBoolean(); i++) {
      Thread.sleep(50);
    }
    if (!value(script).asBoolean()) {
      throw new AssertionError("did not become true: " + script);
    }
  }

  @Override
  public void close() throws IOException {
    socket.abort();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().orTimeout(60, TimeUnit.SECONDS).join();
    for (int attempt = 0; Files.exists(profile) && attempt < 20; attempt++) {
      try (Stream<Path> all = Files.walk(profile)) {
        for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      } catch (IOException | java.io.UncheckedIOException e) {
        LockSupport.parkNanos(200_000_000); // its last writers may still be at work
      }
    }
  }
}
