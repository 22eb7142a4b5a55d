package dev.dyad.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dyad.core.Skipped;
import dev.dyad.eval.Score;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run came to, in numbers: {@code report.json}. Its keys are stable; other programs read
 * them.
 *
 * @param scores of the trained encoder
 * @param controls the same scores of what the encoder must beat, by a word such as "raw"
 * @param chance accuracy of naming the commonest class; none where nothing is classified
 * @param throughput samples and views a second in training; empty where nothing was trained
 * @param timing seconds by what they were spent on
 * @param provenance where the numbers come from
 * @param warnings what the reader must know
 * @param skipped what was left out, with reasons
 */
record RunReport(
    List<Score> scores,
    Map<String, List<Score>> controls,
    Optional<Score> chance,
    Map<String, Double> throughput,
    Map<String, Double> timing,
    Map<String, String> provenance,
    List<String> warnings,
    List<Skipped> skipped) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * The report as JSON; a score named {@code knn.accuracy} is found as {@code scores.knn.accuracy}.
   */
  ObjectNode toJson() {
    ObjectNode json = JSON.createObjectNode();
    ObjectNode scoreNode = json.putObject("scores");
    scores.forEach(s -> put(scoreNode, s));
    ObjectNode controlNode = json.putObject("controls");
    controls.forEach(
        (word, measured) ->
            measured.forEach(s -> controlNode.put(controlName(word, s.name()), s.value())));
    chance.ifPresent(s -> controlNode.put("chance", s.value()));
    ObjectNode throughputNode = json.putObject("throughput");
    throughput.forEach(throughputNode::put);
    ObjectNode timingNode = json.putObject("timing");
    timing.forEach(timingNode::put);
    ObjectNode provenanceNode = json.putObject("provenance");
    provenance.forEach(provenanceNode::put);
    var warningNode = json.putArray("warnings");
    warnings.forEach(warningNode::add);
    var skippedNode = json.putArray("skipped");
    skipped.forEach(s -> skippedNode.addObject().put("id", s.id()).put("reason", s.reason()));
    return json;
  }

  /**
   * {@code knn.accuracy} of raw input is the control {@code rawKnn}; {@code alignment} is {@code
   * rawAlignment}; {@code fewLabels.5.accuracy} is {@code rawFewLabels5}.
   */
  static String controlName(String prefix, String scoreName) {
    var name = new StringBuilder(prefix);
    for (String part : scoreName.replaceFirst("\\.accuracy$", "").split("\\.")) {
      name.append(Character.toUpperCase(part.charAt(0))).append(part.substring(1));
    }
    return name.toString();
  }

  /** Writes {@code report.json}, aside first and then moved in place. */
  void write(Path file) throws IOException {
    AtomicText.write(file, toJson().toPrettyString() + "\n");
  }

  /** {@code a.b} becomes a key b in an object a, with the score's details beside it. */
  private static void put(ObjectNode parent, Score score) {
    int dot = score.name().lastIndexOf('.');
    if (dot < 0) {
      parent.put(score.name(), score.value());
      if (!score.details().isEmpty()) {
        ObjectNode details = parent.putObject(score.name() + "Details");
        score.details().forEach(details::put);
      }
      return;
    }
    ObjectNode group = parent;
    for (String key : score.name().substring(0, dot).split("\\.")) {
      group = group.withObjectProperty(key);
    }
    group.put(score.name().substring(dot + 1), score.value());
    score.details().forEach(group::put);
  }
}
