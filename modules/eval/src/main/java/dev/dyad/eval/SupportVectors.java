package dev.dyad.eval;

/**
 * A support vector machine with two classes, on a kernel matrix: minimises ½ Σ a_i a_j y_i y_j K_ij
 * - Σ a_i for 0 ≤ a_i ≤ cost and Σ a_i y_i = 0 by sequential minimal optimisation, the pair chosen
 * by second-order information, until no pair violates the optimum by more than 0.001, as libsvm
 * does, or 5,000 + 5 n pairs have been moved. Raising the cost goes on from the last solution.
 *
 * @see <a href="https://www.jmlr.org/papers/v6/fan05a.html">Fan, Chen and Lin 2005</a>
 */
final class SupportVectors {
  private static final double TOLERANCE = 1e-3;
  private static final double LEAST_CURVATURE = 1e-12;

  private final float[][] kernel; // (n, n)
  private final double[] signs; // 1 or -1
  private final double[] amounts;
  private final double[] gradient;
  private double bias;

  /**
   * A machine that has learnt nothing.
   *
   * @param kernel of all pairs of training rows
   * @param signs 1 or -1 for each training row
   */
  SupportVectors(float[][] kernel, double[] signs) {
    this.kernel = kernel;
    this.signs = signs;
    this.amounts = new double[signs.length];
    this.gradient = new double[signs.length];
    java.util.Arrays.fill(gradient, -1);
  }

  /**
   * Learns.
   *
   * @param cost of a row on the wrong side; not lower than before
   */
  void fit(double cost) {
    int n = signs.length;
    for (long left = 5_000L + 5L * n; left > 0; left--) {
      int up = steepest(cost);
      int down = up < 0 ? -1 : partner(up, cost);
      if (down < 0) {
        break;
      }
      step(up, down, cost);
    }
    bias = bias(cost);
  }

  private boolean canRise(int i, double cost) {
    return signs[i] > 0 ? amounts[i] < cost : amounts[i] > 0;
  }

  private boolean canFall(int i, double cost) {
    return signs[i] > 0 ? amounts[i] > 0 : amounts[i] < cost;
  }

  private int steepest(double cost) {
    int best = -1;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < signs.length; i++) {
      double slope = -signs[i] * gradient[i];
      if (slope > most && canRise(i, cost)) {
        most = slope;
        best = i;
      }
    }
    return best;
  }

  /** The row that with the first promises the largest decrease; -1 at the optimum. */
  private int partner(int up, double cost) {
    double slope = -signs[up] * gradient[up];
    float[] row = kernel[up];
    int best = -1;
    double least = 0;
    double largestGap = 0;
    for (int j = 0; j < signs.length; j++) {
      double gap = slope + signs[j] * gradient[j];
      if (gap > 0 && canFall(j, cost)) {
        largestGap = Math.max(largestGap, gap);
        double curvature = (double) row[up] + kernel[j][j] - 2 * row[j];
        double decrease = -gap * gap / Math.max(curvature, LEAST_CURVATURE);
        if (decrease < least) {
          least = decrease;
          best = j;
        }
      }
    }
    return largestGap < TOLERANCE ? -1 : best;
  }

  /** Moves both along the line that keeps Σ a_i y_i. */
  private void step(int i, int j, double cost) {
    double curvature = (double) kernel[i][i] + kernel[j][j] - 2 * kernel[i][j];
    double gap = -signs[i] * gradient[i] + signs[j] * gradient[j];
    double way = gap / Math.max(curvature, LEAST_CURVATURE);
    way = Math.min(way, signs[i] > 0 ? cost - amounts[i] : amounts[i]);
    way = Math.min(way, signs[j] > 0 ? amounts[j] : cost - amounts[j]);
    amounts[i] = inBox(amounts[i] + signs[i] * way, cost);
    amounts[j] = inBox(amounts[j] - signs[j] * way, cost);
    float[] first = kernel[i];
    float[] second = kernel[j];
    for (int k = 0; k < gradient.length; k++) {
      gradient[k] += signs[k] * way * ((double) first[k] - second[k]);
    }
  }

  private static double inBox(double amount, double cost) {
    return amount < 1e-14 * cost ? 0 : amount > cost * (1 - 1e-14) ? cost : amount;
  }

  /** From the rows on the margin, else from the middle of what the others allow. */
  private double bias(double cost) {
    double free = 0;
    int count = 0;
    double high = Double.POSITIVE_INFINITY;
    double low = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < signs.length; i++) {
      double value = signs[i] * gradient[i];
      if (amounts[i] > 0 && amounts[i] < cost) {
        free += value;
        count++;
      } else if (canFall(i, cost)) {
        low = Math.max(low, value);
      } else {
        high = Math.min(high, value);
      }
    }
    if (count > 0) {
      return -free / count;
    }
    return -(Double.isInfinite(low) ? high : Double.isInfinite(high) ? low : (low + high) / 2);
  }

  /**
   * The side of a row: above 0 for the class of sign 1.
   *
   * @param withTraining its kernel with each training row
   */
  double decision(float[] withTraining) {
    double sum = bias;
    for (int i = 0; i < signs.length; i++) {
      if (amounts[i] != 0) {
        sum += amounts[i] * signs[i] * withTraining[i];
      }
    }
    return sum;
  }

  double amount(int row) {
    return amounts[row];
  }
}
