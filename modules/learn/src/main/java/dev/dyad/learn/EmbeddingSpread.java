package dev.dyad.learn;

/**
 * How representations lie on the unit sphere: whether an encoder tells samples apart, or gives
 * everything the same place (collapse).
 *
 * @param deviation mean over the dimensions of the standard deviation of unit-length
 *     representations, times √D: about 1 if they fill the sphere, 0 if all are equal
 * @param alignment mean squared distance of the two views of a sample, 0..4, smaller is better; NaN
 *     if there is one view only
 * @param uniformity log of the mean of exp(-2·d²) over pairs of samples, -4..0, smaller is better
 * @param effectiveDimensions (Σλ)² / Σλ² of the covariance's eigenvalues λ, 1..D; 0 if all are
 *     equal
 * @see <a href="https://arxiv.org/abs/2005.10242">Wang and Isola 2020 (alignment, uniformity)</a>
 */
public record EmbeddingSpread(
    double deviation, double alignment, double uniformity, double effectiveDimensions) {
  private static final int MAX_ROWS = 512;

  /** Nothing was measured: all NaN. */
  static final EmbeddingSpread UNKNOWN =
      new EmbeddingSpread(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

  /**
   * The spread of some representations; of more than 512 rows the first 512 are taken.
   *
   * @param first representations of the first views, (N, D), N of at least 2
   * @param second of the second views, or no rows
   */
  public static EmbeddingSpread of(float[][] first, float[][] second) {
    double[][] a = units(first);
    double[][] b = units(second);
    int d = a[0].length;
    double[] means = new double[d];
    for (double[] row : a) {
      for (int j = 0; j < d; j++) {
        means[j] += row[j] / a.length;
      }
    }
    double deviations = 0;
    double[] variances = new double[d];
    for (int j = 0; j < d; j++) {
      for (double[] row : a) {
        variances[j] += (row[j] - means[j]) * (row[j] - means[j]) / a.length;
      }
      deviations += Math.sqrt(variances[j]) / d;
    }
    return new EmbeddingSpread(
        deviations * Math.sqrt(d), alignment(a, b), uniformity(a), dimensions(a, means));
  }

  /** Whether the representations have all but fallen into one point or onto one line. */
  boolean collapsed() {
    return deviation < 0.05 || effectiveDimensions < 1.2;
  }

  /** What to say about a collapse. */
  String advice(int epoch) {
    return """
        epoch %d: representations have collapsed (deviation %.4f of 1, %.1f effective dimensions): \
        nearly all samples get the same embedding. Usual causes: a learning rate too high, views so \
        strong that nothing of the sample is left or so weak that they are equal, a temperature too \
        low, a margin of the wrong size, dead ReLUs. Lower optimizer.learningRate, look at the \
        views, raise method.temperature"""
        .formatted(epoch + 1, deviation, effectiveDimensions);
  }

  private static double[][] units(float[][] rows) {
    double[][] units = new double[Math.min(rows.length, MAX_ROWS)][];
    for (int i = 0; i < units.length; i++) {
      double squares = 0;
      for (float x : rows[i]) {
        squares += (double) x * x;
      }
      double length = Math.max(Math.sqrt(squares), 1e-12);
      units[i] = new double[rows[i].length];
      for (int j = 0; j < units[i].length; j++) {
        units[i][j] = rows[i][j] / length;
      }
    }
    return units;
  }

  private static double alignment(double[][] a, double[][] b) {
    if (b.length != a.length) {
      return Double.NaN;
    }
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += squaredDistance(a[i], b[i]);
    }
    return sum / a.length;
  }

  private static double uniformity(double[][] a) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < i; j++) {
        sum += Math.exp(-2 * squaredDistance(a[i], a[j]));
      }
    }
    return Math.log(sum / (a.length * (a.length - 1.0) / 2));
  }

  /** From the Gram matrix of the centred rows, whose eigenvalues are the covariance's. */
  private static double dimensions(double[][] a, double[] means) {
    double trace = 0;
    double squares = 0;
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j <= i; j++) {
        double product = 0;
        for (int k = 0; k < means.length; k++) {
          product += (a[i][k] - means[k]) * (a[j][k] - means[k]);
        }
        squares += (i == j ? 1 : 2) * product * product;
        trace += i == j ? product : 0;
      }
    }
    return squares < 1e-20 ? 0 : trace * trace / squares;
  }

  private static double squaredDistance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return sum;
  }
}
