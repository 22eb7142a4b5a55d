package dev.dyad.eval;

import dev.dyad.core.Require;
import java.util.Arrays;

/**
 * Mean distance to the k nearest normal embeddings.
 *
 * @param k neighbours, 1 or more
 * @param distance between embeddings
 * @see <a href="https://arxiv.org/abs/2002.10445">Bergman et al. 2020 (DN2)</a>
 */
public record KnnDistance(int k, Distance distance) implements AnomalyDetector {
  /**
   * Checks k.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public KnnDistance {
    Require.positive("k", k);
  }

  /** Two neighbours by cosine. */
  public KnnDistance() {
    this(2, Distance.COSINE);
  }

  @Override
  public Fitted fit(Embeddings normal) {
    Require.that(
        k <= normal.size(),
        "k must be at most the number of normal rows, %d, but was %d",
        normal.size(),
        k);
    return rows -> {
      Neighbours near = new Knn(k, distance).neighbours(normal, rows);
      double[] scores = new double[rows.size()];
      Arrays.setAll(scores, row -> Arrays.stream(near.distances(row)).average().orElseThrow());
      return scores;
    };
  }
}
