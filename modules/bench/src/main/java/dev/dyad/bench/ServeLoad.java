package dev.dyad.bench;

import dev.dyad.core.Require;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How a running {@code dyad serve} bears load. Arguments: address with path ({@code
 * http://127.0.0.1:8080/search?name=a.png&k=10}), number of clients, seconds, and what to send: a
 * file, or words after {@code text:}.
 *
 * <p>Each client sends its next request when the last is answered (a closed loop). A fifth of the
 * time before counting warms up. Prints answers a second, their times, statuses other than 200, and
 * the memory of the service before and after.
 */
public final class ServeLoad {
  private final HttpClient http = HttpClient.newHttpClient();
  private final HttpRequest request;
  private final URI metrics;

  /** What one client saw: times of good answers in milliseconds, and how often other statuses. */
  private record Seen(List<Double> millis, Map<String, Integer> others) {}

  private ServeLoad(URI address, String sent) throws IOException {
    boolean words = sent.startsWith("text:");
    var body =
        words
            ? HttpRequest.BodyPublishers.ofString(sent.substring("text:".length()))
            : HttpRequest.BodyPublishers.ofByteArray(Files.readAllBytes(Path.of(sent)));
    this.request =
        HttpRequest.newBuilder(address)
            .timeout(Duration.ofSeconds(60))
            .header("Content-Type", words ? "text/plain" : "application/octet-stream")
            .POST(body)
            .build();
    this.metrics = address.resolve("/metrics");
  }

  /** Asks, and prints what came of it. */
  public static void main(String[] args)
      throws IOException, InterruptedException, ExecutionException {
    Require.that(args.length == 4, "give address, clients, seconds, and a file or text:WORDS");
    new ServeLoad(URI.create(args[0]), args[3])
        .run(Integer.parseInt(args[1]), Integer.parseInt(args[2]));
  }

  private void run(int clients, int seconds)
      throws IOException, InterruptedException, ExecutionException {
    ask(clients, Math.max(1, seconds / 5));
    double before = residentMebibytes();
    long begun = System.nanoTime();
    List<Seen> seen = ask(clients, seconds);
    double elapsed = (System.nanoTime() - begun) / 1e9;
    double[] millis =
        seen.stream().flatMap(s -> s.millis().stream()).mapToDouble(m -> m).sorted().toArray();
    var others = new TreeMap<String, Integer>();
    seen.forEach(s -> s.others().forEach((status, n) -> others.merge(status, n, Integer::sum)));
    print(
        "clients %d, %.1f s, %,d answers, %.1f a second",
        clients, elapsed, millis.length, millis.length / elapsed);
    print(
        "p50 %.1f ms, p90 %.1f ms, p99 %.1f ms, longest %.1f ms",
        at(millis, 0.5), at(millis, 0.9), at(millis, 0.99), at(millis, 1));
    print("other than 200: %s", others.isEmpty() ? "none" : others);
    print("memory of the service: %.0f MiB before, %.0f MiB after", before, residentMebibytes());
  }

  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }

  private List<Seen> ask(int clients, int seconds) throws InterruptedException, ExecutionException {
    long until = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    var threads = Executors.newFixedThreadPool(clients);
    try {
      var running = new ArrayList<Future<Seen>>();
      for (int i = 0; i < clients; i++) {
        running.add(threads.submit(() -> client(until)));
      }
      var seen = new ArrayList<Seen>();
      for (Future<Seen> client : running) {
        seen.add(client.get());
      }
      return seen;
    } finally {
      threads.shutdown();
    }
  }

  private Seen client(long until) throws InterruptedException {
    var seen = new Seen(new ArrayList<>(), new TreeMap<>());
    while (System.nanoTime() < until) {
      long begun = System.nanoTime();
      String status = status();
      if (status.equals("200")) {
        seen.millis().add((System.nanoTime() - begun) / 1e6);
      } else {
        seen.others().merge(status, 1, Integer::sum);
      }
    }
    return seen;
  }

  private String status() throws InterruptedException {
    try {
      var answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      return Integer.toString(answer.statusCode());
    } catch (IOException e) {
      return e.getClass().getSimpleName();
    }
  }

  private static double at(double[] sorted, double share) {
    return sorted.length == 0 ? Double.NaN : sorted[(int) Math.ceil(share * sorted.length) - 1];
  }

  private double residentMebibytes() throws IOException, InterruptedException {
    String text =
        http.send(HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofString())
            .body();
    return Arrays.stream(text.split("\n"))
        .filter(line -> line.startsWith("process_resident_memory_bytes "))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' ') + 1)) / (1 << 20))
        .findFirst()
        .orElse(Double.NaN);
  }
}
