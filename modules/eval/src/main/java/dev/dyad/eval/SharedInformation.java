package dev.dyad.eval;

import dev.dyad.core.Require;

/**
 * How much two views tell about each other: the InfoNCE lower bound of their mutual information,
 * {@code log N - L} in nats, where L is the mean over both directions of {@code -log( exp(s_ii/t) /
 * Σ_j exp(s_ij/t) )} with cosines s of all N pairs. It holds for every temperature t; the t of the
 * tightest bound is taken. It lies below the truth by what the encoder does not see, and never
 * exceeds log N.
 *
 * @param most pairs that are compared, as time and memory grow with their square; the first ones
 * @see <a href="https://arxiv.org/abs/1807.03748">van den Oord et al. 2018, appendix A.1</a>
 * @see <a href="https://arxiv.org/abs/2005.10243">Tian et al. 2020</a> on what the figure says of
 *     views: too much shared, and there is nothing to learn; too little, and what matters is lost
 */
public record SharedInformation(int most) {
  private static final int BLOCK = 16;
  private static final double LEAST_LOG_TEMPERATURE = Math.log(1e-3);
  private static final double GREATEST_LOG_TEMPERATURE = Math.log(10);
  private static final int HALVINGS = 24;

  /** At most 2,000 pairs. */
  public SharedInformation() {
    this(2000);
  }

  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public SharedInformation {
    Require.positive("most", most);
  }

  /**
   * The score {@code sharedInformation} of pairs: row i of one with row i of the other.
   *
   * @param first embeddings of first views
   * @param second embeddings of second views of the same samples, in the same order
   * @throws IllegalArgumentException if sizes or dimensions differ
   */
  public Score of(Embeddings first, Embeddings second) {
    Require.that(
        first.size() == second.size() && first.dimension() == second.dimension(),
        "pairs need embeddings of one shape, but they are %d x %d and %d x %d",
        first.size(),
        first.dimension(),
        second.size(),
        second.dimension());
    int n = Math.min(most, first.size());
    float[][] cosines = cosines(first, second, n);
    double temperature = tightest(cosines);
    return new Score("sharedInformation", bound(cosines, temperature))
        .with("pairs", n)
        .with("greatest", Math.log(n))
        .with("temperature", temperature);
  }

  private static float[][] cosines(Embeddings first, Embeddings second, int n) {
    double[] ofFirst = first.norms();
    double[] ofSecond = second.norms();
    float[][] cosines = new float[n][n];
    Parallel.sum(
        n,
        BLOCK,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            float[] x = first.row(i);
            for (int j = 0; j < n; j++) {
              double scale = ofFirst[i] * ofSecond[j];
              cosines[i][j] = scale == 0 ? 0 : (float) (dot(x, second.row(j)) / scale);
            }
          }
          return 0;
        });
    return cosines;
  }

  private static double dot(float[] x, float[] y) {
    float sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }

  /** Golden-section search: the bound has one peak over the logarithm of the temperature. */
  private static double tightest(float[][] cosines) {
    double ratio = (Math.sqrt(5) - 1) / 2;
    double low = LEAST_LOG_TEMPERATURE;
    double high = GREATEST_LOG_TEMPERATURE;
    for (int i = 0; i < HALVINGS; i++) {
      double left = high - ratio * (high - low);
      double right = low + ratio * (high - low);
      if (bound(cosines, Math.exp(left)) > bound(cosines, Math.exp(right))) {
        high = right;
      } else {
        low = left;
      }
    }
    return Math.exp((low + high) / 2);
  }

  /** log N - L at a temperature. */
  private static double bound(float[][] cosines, double temperature) {
    int n = cosines.length;
    double[] columns = new double[n];
    double sum = 0;
    for (int i = 0; i < n; i++) {
      double row = 0;
      for (int j = 0; j < n; j++) {
        // no cosine is above 1, so nothing overflows
        double weight = Math.exp((cosines[i][j] - 1) / temperature);
        row += weight;
        columns[j] += weight;
      }
      sum += (cosines[i][i] - 1) / temperature - Math.log(row) / 2;
    }
    for (double column : columns) {
      sum -= Math.log(column) / 2;
    }
    return Math.log(n) + sum / n;
  }
}
