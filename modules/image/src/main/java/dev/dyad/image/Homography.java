package dev.dyad.image;

/** The perspective that takes four points to four others. */
final class Homography {
  private static final int N = 8;

  private Homography() {}

  /**
   * The numbers a..h with u = (ax + by + c) / (gx + hy + 1) and v = (dx + ey + f) / (gx + hy + 1)
   * for each of four points (x, y) and its partner (u, v), by Gaussian elimination. Where three
   * points lie on a line there is no such perspective, and the identity is returned.
   */
  static double[] between(double[][] from, double[][] to) {
    double[][] rows = new double[N][];
    for (int i = 0; i < 4; i++) {
      double x = from[i][0];
      double y = from[i][1];
      double u = to[i][0];
      double v = to[i][1];
      rows[2 * i] = new double[] {x, y, 1, 0, 0, 0, -u * x, -u * y, u};
      rows[2 * i + 1] = new double[] {0, 0, 0, x, y, 1, -v * x, -v * y, v};
    }
    for (int column = 0; column < N; column++) {
      int pivot = column;
      for (int row = column + 1; row < N; row++) {
        if (Math.abs(rows[row][column]) > Math.abs(rows[pivot][column])) {
          pivot = row;
        }
      }
      double[] best = rows[pivot];
      rows[pivot] = rows[column];
      rows[column] = best;
      if (Math.abs(best[column]) < 1e-9) {
        return new double[] {1, 0, 0, 0, 1, 0, 0, 0};
      }
      eliminate(rows, column);
    }
    double[] solution = new double[N];
    for (int i = 0; i < N; i++) {
      solution[i] = rows[i][N] / rows[i][i];
    }
    return solution;
  }

  /** Makes the column zero in all rows but that of its pivot. */
  private static void eliminate(double[][] rows, int column) {
    for (int row = 0; row < N; row++) {
      double factor = rows[row][column] / rows[column][column];
      for (int k = column; k <= N && row != column; k++) {
        rows[row][k] -= factor * rows[column][k];
      }
    }
  }
}
