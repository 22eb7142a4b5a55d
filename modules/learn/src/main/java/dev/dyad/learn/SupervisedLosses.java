package dev.dyad.learn;

import static dev.dyad.learn.LossInputs.requireOneEach;
import static dev.dyad.learn.LossInputs.requireRows;

import ai.djl.ndarray.NDArray;
import dev.dyad.core.Require;

/** Losses of labels alone; pure functions like {@link Losses}. */
public final class SupervisedLosses {
  private SupervisedLosses() {}

  /**
   * Cross-entropy: -log( exp(s_iy) / Σ_c exp(s_ic) ) for the label y of row i, mean over rows that
   * have a label, in nats.
   *
   * @param scores one for each class, shape (N, C)
   * @param labels 0..C-1, or -1 where there is none, shape (N), 64-bit integers
   * @return a scalar; log C if all scores are equal, 0 if no row has a label
   * @throws IllegalArgumentException if the shapes differ
   */
  public static NDArray crossEntropy(NDArray scores, NDArray labels) {
    requireRows("scores", scores, 1);
    requireOneEach("labels", labels, scores);
    Require.that(
        !labels.getDataType().isFloating(),
        "labels must be whole numbers, but were %s",
        labels.getDataType());
    return SupervisedScripts.CROSS_ENTROPY
        .call(scores.getManager(), scores, labels)
        .singletonOrThrow();
  }
}
