package dev.dyad.eval;

import dev.dyad.core.Require;

/**
 * The k-NN figure of the usual contrastive tutorial: fitted on the first test embeddings and scored
 * on the last, all inside the test set. Offered to compare with published figures only; {@link Knn}
 * from train to test is the honest one.
 *
 * @param knn the classifier
 * @param fitRows first rows of the test embeddings, to fit on
 * @param scoredRows last rows of the test embeddings, to score
 */
public record KnnSplitProtocol(Knn knn, int fitRows, int scoredRows) implements Metric {
  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if one is not positive
   */
  public KnnSplitProtocol {
    Require.positive("fitRows", fitRows);
    Require.positive("scoredRows", scoredRows);
  }

  /** Five Euclidean neighbours, 8,000 rows to fit, 2,000 to score. */
  public KnnSplitProtocol() {
    this(new Knn(5, Distance.EUCLIDEAN), 8000, 2000);
  }

  /**
   * Accuracy as {@code knnSplit.accuracy}; train is not looked at.
   *
   * @throws IllegalArgumentException if test has fewer than fitRows + scoredRows rows
   */
  @Override
  public Score of(Embeddings train, Embeddings test) {
    Require.that(
        fitRows + scoredRows <= test.size(),
        "test must have at least fitRows + scoredRows = %d rows, but has %d. Lower them",
        fitRows + scoredRows,
        test.size());
    Embeddings fit = test.range(0, fitRows);
    Embeddings scored = test.range(test.size() - scoredRows, test.size());
    return knn.of(fit, scored).named("knnSplit.accuracy");
  }
}
