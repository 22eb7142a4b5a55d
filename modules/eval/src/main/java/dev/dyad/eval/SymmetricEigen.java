package dev.dyad.eval;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Eigenvalues, and eigenvectors where asked for, of a symmetric matrix: Householder reflections to
 * tridiagonal form, then the QL method with implicit shifts (Golub and Van Loan 2013, sections 8.3
 * and 8.5). About 4/3 n³ multiply-adds for the values alone.
 */
final class SymmetricEigen {
  private static final int MAX_SWEEPS = 60;
  private static final int PARALLEL_FROM = 256;

  private final int n;
  private final double[] diagonal;
  private final double[] beside; // element i joins i and i + 1; the last is 0
  private final double[][] reflections;
  private final double[][] rows; // eigenvectors of the tridiagonal matrix, or none

  private SymmetricEigen(double[][] matrix, boolean vectors) {
    this.n = matrix.length;
    this.diagonal = new double[n];
    this.beside = new double[n];
    this.reflections = new double[n][];
    this.rows = new double[vectors ? n : 0][n];
    for (int i = 0; i < rows.length; i++) {
      rows[i][i] = 1;
    }
    double scale = scale(matrix);
    reduce(scaled(matrix, scale));
    iterate();
    for (int i = 0; i < n; i++) {
      diagonal[i] *= scale;
    }
  }

  /** An eigenvalue with its eigenvector of length 1, which is empty where not asked for. */
  static final class Pair {
    final double value;
    final double[] vector;

    Pair(double value, double[] vector) {
      this.value = value;
      this.vector = vector;
    }
  }

  /** Eigenvalues in descending order. */
  static double[] values(double[][] matrix) {
    double[] values = new SymmetricEigen(matrix, false).diagonal;
    Arrays.sort(values);
    return IntStream.range(0, values.length)
        .mapToDouble(i -> values[values.length - 1 - i])
        .toArray();
  }

  /** Eigenvalues in descending order with their vectors. */
  static Pair[] pairs(double[][] matrix) {
    SymmetricEigen solved = new SymmetricEigen(matrix, true);
    Parallel.each(solved.n, solved::reflectBack);
    return IntStream.range(0, solved.n)
        .mapToObj(i -> new Pair(solved.diagonal[i], solved.rows[i]))
        .sorted(Comparator.comparingDouble((Pair pair) -> -pair.value))
        .toArray(Pair[]::new);
  }

  private static double scale(double[][] matrix) {
    double largest = 0;
    for (double[] row : matrix) {
      for (double value : row) {
        largest = Math.max(largest, Math.abs(value));
      }
    }
    return largest == 0 ? 1 : largest;
  }

  private static double[][] scaled(double[][] matrix, double scale) {
    return Arrays.stream(matrix)
        .map(row -> Arrays.stream(row).map(value -> value / scale).toArray())
        .toArray(double[][]::new);
  }

  private void reduce(double[][] a) {
    for (int k = 0; k + 2 < n; k++) {
      double[] v = Arrays.copyOf(a[k], n); // column k by symmetry
      Arrays.fill(v, 0, k + 1, 0);
      double norm = Math.sqrt(dot(v, v, k + 1));
      diagonal[k] = a[k][k];
      beside[k] = v[k + 1] > 0 ? -norm : norm;
      if (norm == 0) {
        continue;
      }
      v[k + 1] -= beside[k];
      double length = Math.sqrt(dot(v, v, k + 1));
      for (int i = k + 1; i < n; i++) {
        v[i] /= length;
      }
      reflections[k] = v;
      reflect(a, v, k + 1);
    }
    if (n > 1) {
      diagonal[n - 2] = a[n - 2][n - 2];
      beside[n - 2] = a[n - 2][n - 1];
    }
    diagonal[n - 1] = a[n - 1][n - 1];
  }

  /** a becomes H a H with H = 1 - 2 v vᵀ, in rows and columns from first on. */
  private static void reflect(double[][] a, double[] v, int first) {
    double[] w = new double[v.length];
    each(first, v.length, i -> w[i] = 2 * dot(a[i], v, first));
    double along = dot(w, v, first);
    for (int i = first; i < w.length; i++) {
      w[i] -= along * v[i];
    }
    each(first, v.length, i -> subtract(a[i], v[i], w, w[i], v, first));
  }

  private static void each(int from, int to, java.util.function.IntConsumer body) {
    if (to - from >= PARALLEL_FROM) {
      Parallel.each(to - from, i -> body.accept(from + i));
    } else {
      for (int i = from; i < to; i++) {
        body.accept(i);
      }
    }
  }

  private static void subtract(
      double[] row, double scale, double[] w, double other, double[] v, int first) {
    for (int j = first; j < row.length; j++) {
      row[j] -= scale * w[j] + other * v[j];
    }
  }

  /** Four sums side by side, so that additions need not wait for each other. */
  private static double dot(double[] a, double[] b, int first) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = first;
    for (; i + 3 < a.length; i += 4) {
      s0 += a[i] * b[i];
      s1 += a[i + 1] * b[i + 1];
      s2 += a[i + 2] * b[i + 2];
      s3 += a[i + 3] * b[i + 3];
    }
    for (; i < a.length; i++) {
      s0 += a[i] * b[i];
    }
    return s0 + s1 + (s2 + s3);
  }

  private void iterate() {
    for (int low = 0; low < n; low++) {
      for (int sweep = 0; ; sweep++) {
        int high = splitAfter(low);
        if (high == low) {
          break;
        }
        if (sweep == MAX_SWEEPS) {
          throw new ArithmeticException("eigenvalue " + low + " does not converge");
        }
        sweep(low, high);
      }
    }
  }

  private int splitAfter(int low) {
    int high = low;
    while (high + 1 < n) {
      double size = Math.abs(diagonal[high]) + Math.abs(diagonal[high + 1]);
      if (Math.abs(beside[high]) <= Math.ulp(1.0) * (size + 1)) {
        break;
      }
      high++;
    }
    return high;
  }

  /** One implicit QL step with Wilkinson's shift, chasing the bulge from high up to low. */
  private void sweep(int low, int high) {
    double half = (diagonal[low + 1] - diagonal[low]) / (2 * beside[low]);
    double root = Math.copySign(Math.sqrt(half * half + 1), half);
    double g = diagonal[high] - diagonal[low] + beside[low] / (half + root);
    double sine = 1;
    double cosine = 1;
    double shift = 0;
    for (int i = high - 1; i >= low; i--) {
      double f = sine * beside[i];
      double b = cosine * beside[i];
      double r = Math.sqrt(f * f + g * g);
      beside[i + 1] = r;
      if (r == 0) {
        diagonal[i + 1] -= shift;
        beside[high] = 0;
        return;
      }
      sine = f / r;
      cosine = g / r;
      g = diagonal[i + 1] - shift;
      double t = (diagonal[i] - g) * sine + 2 * cosine * b;
      shift = sine * t;
      diagonal[i + 1] = g + shift;
      g = cosine * t - b;
      if (rows.length > 0) {
        rotate(rows[i], rows[i + 1], sine, cosine);
      }
    }
    diagonal[low] -= shift;
    beside[low] = g;
    beside[high] = 0;
  }

  private static void rotate(double[] first, double[] second, double sine, double cosine) {
    for (int j = 0; j < first.length; j++) {
      double f = second[j];
      double e = first[j];
      second[j] = sine * e + cosine * f;
      first[j] = cosine * e - sine * f;
    }
  }

  private void reflectBack(int row) {
    for (int k = n - 3; k >= 0; k--) {
      double[] v = reflections[k];
      if (v != null) {
        double twice = 2 * dot(v, rows[row], k + 1);
        for (int j = k + 1; j < n; j++) {
          rows[row][j] -= twice * v[j];
        }
      }
    }
  }
}
