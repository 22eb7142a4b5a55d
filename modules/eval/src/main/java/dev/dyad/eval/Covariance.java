package dev.dyad.eval;

/** Covariance of embeddings, and how far it is to be trusted. */
final class Covariance {
  private static final int BLOCK = 256;

  private Covariance() {}

  /** Covariance, divided by the number of rows: (D, D). */
  static double[][] of(Embeddings rows, double[] mean) {
    int d = mean.length;
    double[][] covariance = new double[d][d];
    Parallel.each(
        d,
        i -> {
          double[] sums = covariance[i];
          for (int row = 0; row < rows.size(); row++) {
            double x = (rows.at(row, i) - mean[i]) / rows.size();
            for (int j = 0; j <= i; j++) {
              sums[j] += x * (rows.at(row, j) - mean[j]);
            }
          }
        });
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < i; j++) {
        covariance[j][i] = covariance[i][j];
      }
    }
    return covariance;
  }

  static double trace(double[][] matrix) {
    double sum = 0;
    for (int i = 0; i < matrix.length; i++) {
      sum += matrix[i][i];
    }
    return sum;
  }

  /**
   * Ledoit and Wolf's share of the identity, in 0..1: min(1, b²/d²) with d² = |S - m·I|², b² = mean
   * over rows of |x·xᵀ - S|² / n, where m is the mean variance.
   */
  static double shrinkage(Embeddings rows, double[] mean, double[][] covariance) {
    int d = mean.length;
    double average = trace(covariance) / d;
    double squares = 0;
    double apart = 0;
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < d; j++) {
        squares += covariance[i][j] * covariance[i][j];
        double off = covariance[i][j] - (i == j ? average : 0);
        apart += off * off;
      }
    }
    // |x·xᵀ - S|² summed over rows is Σ|x|⁴ - n·|S|²
    double fourth =
        Parallel.sum(
            rows.size(),
            BLOCK,
            (from, to) -> {
              double sum = 0;
              for (int row = from; row < to; row++) {
                double length = 0;
                for (int i = 0; i < d; i++) {
                  double x = rows.at(row, i) - mean[i];
                  length += x * x;
                }
                sum += length * length;
              }
              return sum;
            });
    double n = rows.size();
    double noise = (fourth / n - squares) / n;
    return apart == 0 ? 1 : Math.min(1, Math.max(0, noise / apart));
  }
}
