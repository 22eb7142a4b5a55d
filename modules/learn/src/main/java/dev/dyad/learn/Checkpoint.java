package dev.dyad.learn;

import static java.util.stream.Collectors.joining;

import ai.djl.ndarray.NDArray;
import dev.dyad.core.Require;
import dev.dyad.learn.EmbeddingSpread.Collapse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where a run stands. With the arrays of its networks, optimiser and learner it is one safetensors
 * file, so that no kill can part them.
 *
 * @param epoch the epoch to go on with, from 0
 * @param batch the batch of that epoch to go on with, from 0
 * @param lossSum sum of the losses of that epoch's steps so far
 * @param lossCount number of those steps
 * @param lastLoss mean loss of the epoch before
 * @param found what the run has found out
 */
record Checkpoint(
    int epoch, int batch, double lossSum, int lossCount, double lastLoss, Found found) {
  private static final String FORMAT = "dyad-checkpoint-1";
  private static final String INPUTS = "inputs";
  private static final String WARNED = "warned";

  /** Before the first step. */
  static final Checkpoint START =
      new Checkpoint(0, 0, 0, 0, Double.NaN, new Found(Optional.empty(), Set.of()));

  /**
   * What a run has found out, and keeps to its end.
   *
   * @param inputs those of the batch that it began with, if a step was made
   * @param warned collapses that it has warned of
   */
  record Found(Optional<ViewInputs> inputs, Set<Collapse> warned) {}

  /** With the inputs that the run began with. */
  Checkpoint begunWith(ViewInputs inputs) {
    var more = new Found(Optional.of(inputs), found.warned());
    return new Checkpoint(epoch, batch, lossSum, lossCount, lastLoss, more);
  }

  /** With another collapse that the run has warned of. */
  Checkpoint warnedOf(Collapse collapse) {
    var warned = EnumSet.of(collapse);
    warned.addAll(found.warned());
    var more = new Found(found.inputs(), warned);
    return new Checkpoint(epoch, batch, lossSum, lossCount, lastLoss, more);
  }

  /** After one more step, or one more batch too small for a step. */
  Checkpoint afterBatch(double loss, int steps) {
    return new Checkpoint(epoch, batch + 1, lossSum + loss, lossCount + steps, lastLoss, found);
  }

  /** At the start of the next epoch. */
  Checkpoint afterEpoch() {
    return new Checkpoint(epoch + 1, 0, 0, 0, meanLoss(), found);
  }

  double meanLoss() {
    return lossSum / lossCount;
  }

  void write(Path file, String fingerprint, Map<String, NDArray> arrays) throws IOException {
    var metadata = new LinkedHashMap<String, String>();
    metadata.put("format", FORMAT);
    metadata.put("run", fingerprint);
    metadata.put("epoch", Integer.toString(epoch));
    metadata.put("batch", Integer.toString(batch));
    metadata.put("lossSum", Double.toString(lossSum));
    metadata.put("lossCount", Integer.toString(lossCount));
    metadata.put("lastLoss", Double.toString(lastLoss));
    found.inputs().ifPresent(inputs -> metadata.put(INPUTS, inputs.toJson()));
    metadata.put(WARNED, found.warned().stream().map(Collapse::name).collect(joining(" ")));
    AtomicFile.write(file, out -> Safetensors.write(out, arrays, metadata));
  }

  /**
   * Where the run of a checkpoint file stands.
   *
   * @throws IllegalArgumentException if it belongs to a run of other settings
   */
  static Checkpoint of(Path path, Safetensors file, String fingerprint) {
    Require.that(
        file.metadata("format").equals(FORMAT),
        "%s: must have format %s, but had %s",
        path,
        FORMAT,
        file.metadata("format"));
    Require.that(
        file.metadata("run").equals(fingerprint),
        "%s: is of another run. A run resumes with its own settings.%n  then: %s%n  now:  %s",
        path,
        file.metadata("run"),
        fingerprint);
    return new Checkpoint(
        Integer.parseInt(file.metadata("epoch")),
        Integer.parseInt(file.metadata("batch")),
        Double.parseDouble(file.metadata("lossSum")),
        Integer.parseInt(file.metadata("lossCount")),
        Double.parseDouble(file.metadata("lastLoss")),
        found(path, file.header().metadata()));
  }

  /** Files of earlier versions hold nothing of it. */
  private static Found found(Path path, Map<String, String> metadata) {
    List<String> words = List.of(metadata.getOrDefault(WARNED, "").split(" "));
    Set<Collapse> warned = EnumSet.allOf(Collapse.class);
    warned.removeIf(collapse -> !words.contains(collapse.name()));
    try {
      return new Found(Optional.ofNullable(metadata.get(INPUTS)).map(ViewInputs::parse), warned);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(path + ": " + e.getMessage(), e);
    }
  }
}
