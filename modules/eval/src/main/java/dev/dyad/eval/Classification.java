package dev.dyad.eval;

import java.util.Arrays;

/** Classes predicted for test embeddings, beside the right ones. Immutable. */
public final class Classification {
  private final int[] predictions;
  private final Embeddings test;

  Classification(int[] predictions, Embeddings test) {
    this.predictions = predictions;
    this.test = test;
  }

  /** The predicted label of a row. */
  public int prediction(int row) {
    return predictions[row];
  }

  /** A copy of all predicted labels. */
  public int[] predictions() {
    return Arrays.copyOf(predictions, predictions.length);
  }

  /**
   * Right against predicted classes, over the rows that have a label.
   *
   * @throws IllegalArgumentException if none has
   */
  public ConfusionMatrix confusion() {
    return ConfusionMatrix.of(test.labels(), predictions, test.labelNames());
  }

  /**
   * Share of the labelled rows whose class was found.
   *
   * @throws IllegalArgumentException if no row has a label
   */
  public Proportion accuracy() {
    return confusion().accuracy();
  }

  /** The accuracy under a name, with its interval and the number of rows. */
  Score score(String name) {
    ConfusionMatrix confusion = confusion();
    Proportion accuracy = confusion.accuracy();
    return new Score(name, accuracy.value())
        .with("low", accuracy.low())
        .with("high", accuracy.high())
        .with("balanced", confusion.balancedAccuracy())
        .with("testRows", (double) accuracy.total());
  }
}
