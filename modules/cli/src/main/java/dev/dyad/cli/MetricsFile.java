package dev.dyad.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dyad.report.Training;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A run's {@code metrics.jsonl}, read for its curves.
 *
 * @param steps the lines of single steps
 * @param epochs the lines of whole epochs
 * @param warnings what the training warned of
 */
record MetricsFile(List<JsonNode> steps, List<JsonNode> epochs, List<String> warnings) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static MetricsFile read(Path file) throws IOException {
    var steps = new ArrayList<JsonNode>();
    var epochs = new ArrayList<JsonNode>();
    var warnings = new ArrayList<String>();
    for (String line : Files.readAllLines(file)) {
      JsonNode node = JSON.readTree(line);
      switch (node.path("kind").asText()) {
        case "step" -> steps.add(node);
        case "epoch" -> epochs.add(node);
        case "warning" -> warnings.add(node.path("message").asText());
        default -> throw new IOException(file + ": no metrics line: " + line);
      }
    }
    return new MetricsFile(steps, epochs, List.copyOf(warnings));
  }

  /** Seconds of all steps, however often the run was stopped in between. */
  double trainSeconds() {
    return steps.stream().mapToDouble(s -> s.path("seconds").asDouble()).sum();
  }

  /** Samples a second over all epochs, which are equally long. */
  double samplesPerSecond() {
    double secondsPerSample =
        epochs.stream().mapToDouble(e -> 1 / e.path("samplesPerSecond").asDouble()).sum();
    return epochs.size() / secondsPerSample;
  }

  /** Loss, learning rate and the spread of the embeddings. */
  Training training() {
    return new Training(
        List.of(
            curve("loss", "step", steps, "step", "loss"),
            curve("learning rate", "step", steps, "step", "learningRate"),
            curve("gradient norm", "step", steps, "step", "gradientNorm"),
            curve("samples/s", "epoch", epochs, "epoch", "samplesPerSecond"),
            curve("spread (1 fills the sphere)", "epoch", epochs, "epoch", "deviation"),
            curve("effective dimensions", "epoch", epochs, "epoch", "effectiveDimensions"),
            median("cosine of positives (median)", "positiveCosines"),
            median("cosine of negatives (median)", "negativeCosines")),
        path());
  }

  private List<Training.AlignmentUniformity> path() {
    return epochs.stream()
        .filter(e -> e.path("alignment").isNumber() && e.path("uniformity").isNumber())
        .map(
            e ->
                new Training.AlignmentUniformity(
                    e.path("epoch").asInt(),
                    e.path("alignment").asDouble(),
                    e.path("uniformity").asDouble()))
        .toList();
  }

  private Training.Curve median(String name, String deciles) {
    return Training.Curve.of(
        name,
        "epoch",
        epochs.stream().mapToDouble(e -> e.path("epoch").asDouble()).toArray(),
        epochs.stream().mapToDouble(e -> e.path(deciles).path(1).asDouble(Double.NaN)).toArray());
  }

  private static Training.Curve curve(
      String name, String xName, List<JsonNode> lines, String x, String y) {
    return Training.Curve.of(
        name,
        xName,
        lines.stream().mapToDouble(l -> l.path(x).asDouble()).toArray(),
        lines.stream().mapToDouble(l -> l.path(y).asDouble(Double.NaN)).toArray());
  }
}
