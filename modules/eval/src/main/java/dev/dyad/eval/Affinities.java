package dev.dyad.eval;

import java.util.Arrays;

/**
 * The joint probabilities P of t-SNE, sparse: row i holds its partners j with p(i, j) > 0. They are
 * symmetric and sum to 1.
 */
final class Affinities {
  private static final int MAX_BISECTIONS = 200;
  private static final double ENTROPY_TOLERANCE = 1e-7;

  private final int[] starts; // (rows + 1)
  private final int[] partners;
  private final float[] values;

  private Affinities(int[] starts, int[] partners, float[] values) {
    this.starts = starts;
    this.partners = partners;
    this.values = values;
  }

  /** From the nearest other rows of each row, so that each row's entropy is log(perplexity). */
  static Affinities of(Neighbours neighbours, double perplexity) {
    int n = neighbours.size();
    double[][] conditional = new double[n][];
    Parallel.each(n, row -> conditional[row] = conditional(neighbours.distances(row), perplexity));
    return symmetric(neighbours, conditional);
  }

  /** p(j | i) ∝ exp(-b d²), with b found by bisection. */
  static double[] conditional(double[] distances, double perplexity) {
    double nearest = distances[0] * distances[0];
    double[] squares =
        Arrays.stream(distances).map(distance -> distance * distance - nearest).toArray();
    double mean = Arrays.stream(squares).average().orElse(0);
    double target = Math.log(perplexity);
    double low = 0;
    double high = Double.POSITIVE_INFINITY;
    double precision = mean > 0 ? 1 / mean : 1;
    double[] p = new double[squares.length];
    for (int i = 0; i < MAX_BISECTIONS; i++) {
      double excess = fill(p, squares, precision) - target;
      if (Math.abs(excess) < ENTROPY_TOLERANCE) {
        break;
      }
      if (excess > 0) {
        low = precision;
        precision = Double.isInfinite(high) ? precision * 2 : (low + high) / 2;
      } else {
        high = precision;
        precision = (low + high) / 2;
      }
      if (!(precision < Double.MAX_VALUE)) {
        break;
      }
    }
    return p;
  }

  /** Fills in probabilities and returns their entropy in nats. */
  private static double fill(double[] p, double[] squares, double precision) {
    double sum = 0;
    double energy = 0;
    for (int j = 0; j < p.length; j++) {
      p[j] = Math.exp(-precision * squares[j]);
      sum += p[j];
      energy += p[j] * squares[j];
    }
    for (int j = 0; j < p.length; j++) {
      p[j] /= sum;
    }
    return Math.log(sum) + precision * energy / sum;
  }

  /** (p(j | i) + p(i | j)) / 2n. */
  private static Affinities symmetric(Neighbours neighbours, double[][] conditional) {
    int n = neighbours.size();
    long[][] rows = new long[n][]; // partner << 32 | rank in its own list, of both directions
    int[] counts = new int[n];
    for (int i = 0; i < n; i++) {
      for (int rank = 0; rank < neighbours.k(); rank++) {
        counts[i]++;
        counts[neighbours.index(i, rank)]++;
      }
    }
    double[][] amounts = new double[n][];
    for (int i = 0; i < n; i++) {
      rows[i] = new long[counts[i]];
      amounts[i] = new double[counts[i]];
    }
    int[] filled = new int[n];
    for (int i = 0; i < n; i++) {
      for (int rank = 0; rank < neighbours.k(); rank++) {
        int j = neighbours.index(i, rank);
        double half = conditional[i][rank] / (2.0 * n);
        put(rows[i], amounts[i], filled[i]++, j, half);
        put(rows[j], amounts[j], filled[j]++, i, half);
      }
    }
    return merged(rows, amounts);
  }

  private static void put(long[] row, double[] amounts, int at, int partner, double amount) {
    row[at] = (long) partner << 32 | at;
    amounts[at] = amount;
  }

  private static Affinities merged(long[][] rows, double[][] amounts) {
    int n = rows.length;
    int[] starts = new int[n + 1];
    for (int i = 0; i < n; i++) {
      Arrays.sort(rows[i]);
      int distinct = 0;
      for (int e = 0; e < rows[i].length; e++) {
        distinct += e == 0 || rows[i][e] >> 32 != rows[i][e - 1] >> 32 ? 1 : 0;
      }
      starts[i + 1] = starts[i] + distinct;
    }
    int[] partners = new int[starts[n]];
    float[] values = new float[starts[n]];
    for (int i = 0; i < n; i++) {
      int at = starts[i] - 1;
      for (int e = 0; e < rows[i].length; e++) {
        boolean fresh = e == 0 || rows[i][e] >> 32 != rows[i][e - 1] >> 32;
        at += fresh ? 1 : 0;
        partners[at] = (int) (rows[i][e] >> 32);
        values[at] += (float) amounts[i][(int) rows[i][e]];
      }
    }
    return new Affinities(starts, partners, values);
  }

  int start(int row) {
    return starts[row];
  }

  int end(int row) {
    return starts[row + 1];
  }

  int partner(int entry) {
    return partners[entry];
  }

  float value(int entry) {
    return values[entry];
  }
}
