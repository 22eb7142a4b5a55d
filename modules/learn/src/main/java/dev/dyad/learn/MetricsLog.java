package dev.dyad.learn;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * {@code metrics.jsonl}: one JSON object a line. Steps have {@code kind: step} with step, epoch
 * (both from 1), loss, learningRate, gradientNorm, seconds; epochs {@code kind: epoch} with epoch,
 * step, loss, samplesPerSecond, deviation, alignment, uniformity, effectiveDimensions, deviations,
 * positiveCosines and negativeCosines (a tenth, half and nine tenths lie below), and method where
 * the method has figures of its own; warnings {@code kind: warning} with step and message.
 */
final class MetricsLog implements AutoCloseable {
  private final Writer out;

  private MetricsLog(Writer out) {
    this.out = out;
  }

  /** A log that goes on after a step; lines of later steps, from before a kill, are dropped. */
  static MetricsLog open(Path file, long lastStep) throws IOException {
    if (Files.exists(file)) {
      List<String> kept =
          Files.readAllLines(file, StandardCharsets.UTF_8).stream()
              .takeWhile(line -> isUpTo(lastStep, line))
              .toList();
      byte[] bytes =
          kept.stream()
              .map(line -> line + "\n")
              .collect(Collectors.joining())
              .getBytes(StandardCharsets.UTF_8);
      AtomicFile.write(file, out -> out.write(java.nio.ByteBuffer.wrap(bytes)));
    }
    return new MetricsLog(
        Files.newBufferedWriter(
            file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
  }

  private static boolean isUpTo(long lastStep, String line) {
    try {
      return Json.parse(line) instanceof Map<?, ?> entry
          && entry.get("step") instanceof Long step
          && step <= lastStep;
    } catch (IllegalArgumentException cutShortByKill) {
      return false;
    }
  }

  void step(StepReport report) {
    var line = new LinkedHashMap<String, Object>();
    line.put("kind", "step");
    line.put("step", report.step());
    line.put("epoch", report.epoch() + 1);
    line.put("loss", report.loss());
    line.put("learningRate", report.learningRate());
    line.put("gradientNorm", report.gradientNorm());
    line.put("seconds", report.seconds());
    write(line);
  }

  void epoch(long step, EpochReport report) {
    var line = new LinkedHashMap<String, Object>();
    line.put("kind", "epoch");
    line.put("epoch", report.epoch() + 1);
    line.put("step", step);
    line.put("loss", report.meanLoss());
    line.put("samplesPerSecond", report.samplesPerSecond());
    line.put("deviation", report.spread().deviation());
    line.put("alignment", report.spread().alignment());
    line.put("uniformity", report.spread().uniformity());
    line.put("effectiveDimensions", report.spread().effectiveDimensions());
    line.put("deviations", deciles(report.spread().deviations()));
    line.put("positiveCosines", deciles(report.spread().positives()));
    line.put("negativeCosines", deciles(report.spread().negatives()));
    if (!report.figures().isEmpty()) {
      line.put("method", report.figures());
    }
    write(line);
  }

  private static List<Double> deciles(EmbeddingSpread.Deciles of) {
    return List.of(of.low(), of.median(), of.high());
  }

  void warning(long step, String message) {
    var line = new LinkedHashMap<String, Object>();
    line.put("kind", "warning");
    line.put("step", step);
    line.put("message", message);
    write(line);
  }

  private void write(Map<String, Object> line) {
    try {
      out.write(Json.write(line) + "\n");
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write metrics.jsonl: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
