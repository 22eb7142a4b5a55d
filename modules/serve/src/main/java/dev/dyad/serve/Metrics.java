package dev.dyad.serve;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** What a service has done, in Prometheus' text format. Safe for several threads. */
final class Metrics {
  private static final double[] SECONDS = {
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30
  };
  private static final Path STATUS = Path.of("/proc/self/status");

  private final Map<String, LongAdder> requests = new ConcurrentSkipListMap<>();
  private final Map<String, Histogram> seconds = new ConcurrentSkipListMap<>();
  private final Histogram batches = new Histogram(1, 2, 4, 8, 16, 32, 64, 128, 256);
  private final LongAdder errors = new LongAdder();

  /** A number as it is now. */
  record Gauge(String name, String help, double value) {}

  /**
   * A request was answered.
   *
   * @param path one of the service's, or "other"
   */
  void answered(String path, int status, double duration) {
    requests
        .computeIfAbsent(
            "path=\"%s\",status=\"%d\"".formatted(path, status), labels -> new LongAdder())
        .increment();
    seconds.computeIfAbsent(path, p -> new Histogram(SECONDS)).add(duration);
    if (status >= 400) {
      errors.increment();
    }
  }

  /** Some samples were encoded together. */
  void batch(int size) {
    batches.add(size);
  }

  /** All of it as text. */
  String text(Iterable<Gauge> gauges) {
    var out = new StringBuilder();
    head(out, "dyad_requests_total", "counter", "Requests answered, by path and status.");
    requests.forEach(
        (labels, n) ->
            out.append("dyad_requests_total{").append(labels).append("} ").append(n).append('\n'));
    head(out, "dyad_errors_total", "counter", "Requests answered with a status of 400 or above.");
    out.append("dyad_errors_total ").append(errors).append('\n');
    head(out, "dyad_request_seconds", "histogram", "Time from a request's head to its answer.");
    new TreeMap<>(seconds)
        .forEach((path, h) -> h.write(out, "dyad_request_seconds", "path=\"" + path + "\""));
    head(out, "dyad_batch_samples", "histogram", "Samples encoded together.");
    batches.write(out, "dyad_batch_samples", "");
    gauges.forEach(g -> gauge(out, g));
    var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    gauge(out, new Gauge("dyad_heap_bytes", "Java heap in use.", heap.getUsed()));
    gauge(out, new Gauge("dyad_heap_limit_bytes", "Most that the heap may take.", heap.getMax()));
    residentBytes()
        .ifPresent(
            bytes ->
                gauge(
                    out,
                    new Gauge("process_resident_memory_bytes", "Memory of the process.", bytes)));
    return out.toString();
  }

  private static void gauge(StringBuilder out, Gauge gauge) {
    head(out, gauge.name(), "gauge", gauge.help());
    String value =
        gauge.value() == Math.rint(gauge.value())
            ? Long.toString((long) gauge.value())
            : Double.toString(gauge.value());
    out.append(gauge.name()).append(' ').append(value).append('\n');
  }

  private static void head(StringBuilder out, String name, String type, String help) {
    out.append("# HELP ").append(name).append(' ').append(help).append('\n');
    out.append("# TYPE ").append(name).append(' ').append(type).append('\n');
  }

  /** Resident memory, where the system tells it in a file. */
  private static OptionalLong residentBytes() {
    try {
      return Files.readAllLines(STATUS).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst();
    } catch (IOException elsewhere) {
      return OptionalLong.empty(); // no such file outside of Linux
    }
  }
}
