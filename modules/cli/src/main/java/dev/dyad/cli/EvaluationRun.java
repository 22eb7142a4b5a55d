package dev.dyad.cli;

import dev.dyad.core.SkipLog;
import dev.dyad.eval.Score;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an evaluation found.
 *
 * @param encoder of the trained encoder
 * @param controls of what it must beat, by a word such as "raw"
 * @param provenance where the figures come from
 * @param warnings what the reader must know
 * @param skips what was left out
 */
record EvaluationRun(
    Evaluation encoder,
    Map<String, Evaluation> controls,
    Map<String, String> provenance,
    List<String> warnings,
    SkipLog skips) {

  RunReport report(Map<String, Double> throughput, Map<String, Double> timing) {
    var measured = new LinkedHashMap<String, List<Score>>();
    controls.forEach((word, control) -> measured.put(word, control.scores()));
    List<Score> guessed = guessed();
    if (!guessed.isEmpty()) {
      measured.put("chance", guessed);
    }
    return new RunReport(
        encoder.scores(),
        measured,
        chance(),
        throughput,
        timing,
        provenance,
        warnings,
        skips.entries());
  }

  /** What guessing scores, where a score says so. */
  List<Score> guessed() {
    return encoder.scores().stream()
        .filter(s -> s.details().containsKey("chance"))
        .map(s -> new Score(s.name(), s.details().get("chance")))
        .toList();
  }

  /** Accuracy of naming the commonest class, where classes were told apart. */
  Optional<Score> chance() {
    return encoder.has("knn.accuracy") || encoder.has("crossValidation.accuracy")
        ? Optional.of(encoder.chance())
        : Optional.empty();
  }
}
