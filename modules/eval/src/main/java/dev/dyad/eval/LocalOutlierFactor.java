package dev.dyad.eval;

import dev.dyad.core.Require;
import java.util.Arrays;

/**
 * Local density: how much thinner the normal embeddings lie around a row than around its own
 * nearest ones. About 1 inside a cloud of whatever density, more outside. With reach(a, b) =
 * max(k-distance of b, d(a, b)) and density(a) = 1 / mean of reach(a, b) over the k nearest b, the
 * score is the mean of density(b) / density(a).
 *
 * @param k neighbours, 1 or more
 * @param distance between embeddings
 * @see <a href="https://doi.org/10.1145/335191.335388">Breunig et al. 2000</a>
 */
public record LocalOutlierFactor(int k, Distance distance) implements AnomalyDetector {
  /** Keeps densities of coinciding rows finite, as scikit-learn does. */
  private static final double NO_ZERO = 1e-10;

  /**
   * Checks k.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public LocalOutlierFactor {
    Require.positive("k", k);
  }

  /** Twenty neighbours by cosine. */
  public LocalOutlierFactor() {
    this(20, Distance.COSINE);
  }

  @Override
  public Fitted fit(Embeddings normal) {
    Require.that(
        k < normal.size(),
        "k must be less than the number of normal rows, %d, but was %d",
        normal.size(),
        k);
    var knn = new Knn(k, distance);
    Neighbours among = knn.neighboursAmong(normal);
    double[] reach = new double[normal.size()];
    Arrays.setAll(reach, row -> among.distance(row, k - 1));
    double[] density = densities(among, reach);
    return rows -> {
      Neighbours near = knn.neighbours(normal, rows);
      double[] own = densities(near, reach);
      double[] scores = new double[rows.size()];
      Arrays.setAll(
          scores,
          row ->
              Arrays.stream(near.indices(row)).mapToDouble(i -> density[i]).average().orElseThrow()
                  / own[row]);
      return scores;
    };
  }

  private double[] densities(Neighbours near, double[] reach) {
    double[] densities = new double[near.size()];
    for (int row = 0; row < densities.length; row++) {
      double sum = 0;
      for (int rank = 0; rank < k; rank++) {
        sum += Math.max(reach[near.index(row, rank)], near.distance(row, rank));
      }
      densities[row] = 1 / (sum / k + NO_ZERO);
    }
    return densities;
  }
}
