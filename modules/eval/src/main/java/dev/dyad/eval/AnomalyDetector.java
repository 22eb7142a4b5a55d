package dev.dyad.eval;

/**
 * A way of telling how unlike normal data a sample is: a record of settings, fitted on embeddings
 * of normal samples only. The higher a score, the odder the sample; scores of different detectors
 * are not comparable.
 */
public interface AnomalyDetector {
  /**
   * Learns what is normal.
   *
   * @param normal embeddings of normal samples; labels are not looked at
   * @throws IllegalArgumentException if there are too few rows, saying how many are needed
   */
  Fitted fit(Embeddings normal);

  /** A detector that knows what is normal. Immutable. */
  @FunctionalInterface
  interface Fitted {
    /**
     * A finite score for each row.
     *
     * @throws IllegalArgumentException if the rows have another number of dimensions
     */
    double[] scores(Embeddings rows);
  }
}
