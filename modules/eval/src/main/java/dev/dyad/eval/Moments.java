package dev.dyad.eval;

import java.util.Arrays;

/** Mean and spread of each dimension, in double precision. */
final class Moments {
  private static final int BLOCK = 1024;

  private Moments() {}

  static double[] mean(Embeddings of) {
    double[] sum = sumOverRows(of, (sums, i, value) -> sums[i] += value);
    return Arrays.stream(sum).map(s -> s / of.size()).toArray();
  }

  /** Standard deviation of each dimension over all rows, divided by the number of rows. */
  static double[] deviation(Embeddings of, double[] mean) {
    double[] sum =
        sumOverRows(of, (sums, i, value) -> sums[i] += (value - mean[i]) * (value - mean[i]));
    return Arrays.stream(sum).map(s -> Math.sqrt(s / of.size())).toArray();
  }

  @FunctionalInterface
  private interface Add {
    void to(double[] sums, int column, double value);
  }

  private static double[] sumOverRows(Embeddings of, Add add) {
    int d = of.dimension();
    double[][] parts = new double[Parallel.blockCount(of.size(), BLOCK)][];
    Parallel.blocks(
        of.size(),
        BLOCK,
        (block, from, to) -> {
          double[] sums = new double[d];
          for (int row = from; row < to; row++) {
            for (int i = 0; i < d; i++) {
              add.to(sums, i, of.at(row, i));
            }
          }
          parts[block] = sums;
        });
    double[] total = new double[d];
    for (double[] part : parts) {
      for (int i = 0; i < d; i++) {
        total[i] += part[i];
      }
    }
    return total;
  }
}
