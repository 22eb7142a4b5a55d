package dev.dyad.eval;

/** Sums of scaled rows, eight rows a step, in a form that becomes vector instructions. */
final class Axpy {
  /** Rows a step; numbers of rows are multiples of it. */
  static final int STEP = 8;

  private Axpy() {}

  /** Adds the sum of scales[i] * rows[i]; all rows are as long as sums. */
  static void add(double[] sums, double[] scales, double[][] rows) {
    for (int i = 0; i < rows.length; i += STEP) {
      addEight(
          sums,
          scales,
          i,
          rows[i],
          rows[i + 1],
          rows[i + 2],
          rows[i + 3],
          rows[i + 4],
          rows[i + 5],
          rows[i + 6],
          rows[i + 7]);
    }
  }

  private static void addEight(
      double[] sums,
      double[] scales,
      int at,
      double[] b0,
      double[] b1,
      double[] b2,
      double[] b3,
      double[] b4,
      double[] b5,
      double[] b6,
      double[] b7) {
    double s0 = scales[at];
    double s1 = scales[at + 1];
    double s2 = scales[at + 2];
    double s3 = scales[at + 3];
    double s4 = scales[at + 4];
    double s5 = scales[at + 5];
    double s6 = scales[at + 6];
    double s7 = scales[at + 7];
    for (int j = 0; j < sums.length; j++) {
      sums[j] +=
          s0 * b0[j]
              + s1 * b1[j]
              + s2 * b2[j]
              + s3 * b3[j]
              + s4 * b4[j]
              + s5 * b5[j]
              + s6 * b6[j]
              + s7 * b7[j];
    }
  }
}
