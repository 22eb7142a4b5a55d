package dev.dyad.eval;

/**
 * Turns embeddings into one figure. A metric is a record of its settings; it learns nothing from
 * the test embeddings but the figure. The same metric on raw input or on an untrained encoder's
 * embeddings gives the controls.
 */
@FunctionalInterface
public interface Metric {
  /**
   * The figure.
   *
   * @param train what may be fitted on; metrics of one set of embeddings do not look at it
   * @param test what is scored
   * @throws IllegalArgumentException if the embeddings do not suit the metric, saying why
   */
  Score of(Embeddings train, Embeddings test);
}
