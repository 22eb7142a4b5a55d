package dev.dyad.eval;

/** The kernel of every pair of rows. */
final class KernelMatrix {
  private KernelMatrix() {}

  /**
   * The matrix, rows standardised by the moments of some of them.
   *
   * @param moments the rows that mean and deviation are taken from
   */
  static float[][] of(Kernel kernel, Embeddings rows, int[] moments) {
    return switch (kernel) {
      case COSINE -> spread(products(unit(rows)), moments);
      case LINEAR -> products(standardised(rows, moments));
      case RBF -> gaussian(products(standardised(rows, moments)));
    };
  }

  private static float[][] unit(Embeddings rows) {
    double[] norms = rows.norms();
    float[][] unit = rows.rows();
    for (int row = 0; row < unit.length; row++) {
      double norm = norms[row] == 0 ? 1 : norms[row];
      for (int i = 0; i < unit[row].length; i++) {
        unit[row][i] = (float) (unit[row][i] / norm);
      }
    }
    return unit;
  }

  /** Divided by one less the mean over pairs of some rows: what is left when they are centred. */
  private static float[][] spread(float[][] cosines, int[] moments) {
    double sum = 0;
    for (int i : moments) {
      for (int j : moments) {
        sum += cosines[i][j];
      }
    }
    double left = 1 - sum / ((double) moments.length * moments.length);
    float factor = (float) (1 / Math.max(left, 1e-6));
    for (float[] row : cosines) {
      for (int j = 0; j < row.length; j++) {
        row[j] *= factor;
      }
    }
    return cosines;
  }

  /** Divided by √dimension as well; dimensions that never change become 0. */
  private static float[][] standardised(Embeddings rows, int[] moments) {
    Embeddings some = rows.select(moments);
    double[] mean = Moments.mean(some);
    double[] deviation = Moments.deviation(some, mean);
    double root = Math.sqrt(rows.dimension());
    float[][] standardised = rows.rows();
    for (float[] row : standardised) {
      for (int i = 0; i < row.length; i++) {
        boolean constant = deviation[i] <= 1e-6 * Math.abs(mean[i]);
        row[i] = constant ? 0 : (float) ((row[i] - mean[i]) / (deviation[i] * root));
      }
    }
    return standardised;
  }

  private static float[][] products(float[][] rows) {
    int n = rows.length;
    float[][] products = new float[n][n];
    Parallel.each(
        n,
        i -> {
          for (int j = 0; j <= i; j++) {
            products[i][j] = dot(rows[i], rows[j]);
          }
        });
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        products[j][i] = products[i][j];
      }
    }
    return products;
  }

  /** Eight sums side by side, so that the compiler can keep them in one register. */
  private static float dot(float[] a, float[] b) {
    float[] sums = new float[8];
    int i = 0;
    for (; i + 8 <= a.length; i += 8) {
      for (int lane = 0; lane < 8; lane++) {
        sums[lane] += a[i + lane] * b[i + lane];
      }
    }
    double sum = 0;
    for (; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    for (float part : sums) {
      sum += part;
    }
    return (float) sum;
  }

  private static float[][] gaussian(float[][] products) {
    int n = products.length;
    float[] squares = new float[n];
    for (int i = 0; i < n; i++) {
      squares[i] = products[i][i];
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        float distance = squares[i] + squares[j] - 2 * products[i][j];
        products[i][j] = (float) Math.exp(-Math.max(0, distance));
      }
    }
    return products;
  }
}
