package dev.dyad.learn;

import ai.djl.ndarray.NDArray;
import dev.dyad.core.Require;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a run stands. With the arrays of its networks, optimiser and learner it is one safetensors
 * file, so that no kill can part them.
 *
 * @param epoch the epoch to go on with, from 0
 * @param batch the batch of that epoch to go on with, from 0
 * @param lossSum sum of the losses of that epoch's steps so far
 * @param lossCount number of those steps
 * @param lastLoss mean loss of the epoch before
 */
record Checkpoint(int epoch, int batch, double lossSum, int lossCount, double lastLoss) {
  private static final String FORMAT = "dyad-checkpoint-1";

  /** Before the first step. */
  static final Checkpoint START = new Checkpoint(0, 0, 0, 0, Double.NaN);

  /** After one more step, or one more batch too small for a step. */
  Checkpoint afterBatch(double loss, int steps) {
    return new Checkpoint(epoch, batch + 1, lossSum + loss, lossCount + steps, lastLoss);
  }

  /** At the start of the next epoch. */
  Checkpoint afterEpoch() {
    return new Checkpoint(epoch + 1, 0, 0, 0, meanLoss());
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
        Double.parseDouble(file.metadata("lastLoss")));
  }
}
