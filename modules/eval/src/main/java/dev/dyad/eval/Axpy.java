package dev.dyad.eval;

/**
 * Sums of scaled rows, four rows a step: more in one loop body, or more sums, and the compiler of
 * Java 17 no longer turns it into vector instructions.
 */
final class Axpy {
  /** Rows a step; numbers of rows are multiples of it. */
  static final int STEP = 4;

  private Axpy() {}

  /** Adds the sum of scales[i] * rows[i]; all rows are as long as sums. */
  static void add(double[] sums, double[] scales, double[][] rows) {
    for (int i = 0; i < rows.length; i += STEP) {
      addFour(sums, scales, i, rows[i], rows[i + 1], rows[i + 2], rows[i + 3]);
    }
  }

  /** The same for many sums at once, with {@link #STEP} rows, whose scales stand from one on. */
  static void add(double[][] sums, double[][] scales, int from, double[][] rows) {
    for (int sum = 0; sum < sums.length; sum++) {
      addFour(sums[sum], scales[sum], from, rows[0], rows[1], rows[2], rows[3]);
    }
  }

  private static void addFour(
      double[] sums, double[] scales, int at, double[] b0, double[] b1, double[] b2, double[] b3) {
    double s0 = scales[at];
    double s1 = scales[at + 1];
    double s2 = scales[at + 2];
    double s3 = scales[at + 3];
    for (int j = 0; j < sums.length; j++) {
      sums[j] += s0 * b0[j] + s1 * b1[j] + s2 * b2[j] + s3 * b3[j];
    }
  }
}
