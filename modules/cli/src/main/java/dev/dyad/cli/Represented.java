package dev.dyad.cli;

import dev.dyad.eval.Embeddings;

/**
 * A recipe's data as one encoding represents it.
 *
 * @param recipe what is run
 * @param embedder how further samples are represented in the same way
 * @param encoding makes vectors of inputs
 * @param train what may be fitted on
 * @param test what is scored
 */
record Represented<T>(
    Recipe recipe,
    Embedder<T> embedder,
    Embedder.Encoding encoding,
    Embeddings train,
    Embeddings test) {
  /** Whether there are classes to tell apart, on both sides. */
  boolean isClassified() {
    return train.classes().length > 1 && test.classes().length > 1;
  }
}
