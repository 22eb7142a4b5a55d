package dev.dyad.eval;

import dev.dyad.core.RandomKey;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Points in few dimensions whose products are never smaller than those of the points themselves: a
 * point's coordinates a along some orthonormal directions, and the length of what is left of it. By
 * Cauchy and Schwarz {@code q·x <= a(q)·a(x) + |rest(q)| |rest(x)|}, nearly equal where the
 * directions hold most of what the points have: here those in which a sample of them is longest, by
 * subspace iteration (Halko et al. 2011, algorithm 4.4).
 *
 * <p>Rounding is taken into account: rests are a little too long, and {@link #error} bounds what is
 * left.
 */
final class Sketch {
  private static final double UNIT_ROUNDOFF = 0x1p-24;
  private static final int SAMPLE = 2048;
  private static final int ROUNDS = 2;

  private final int count;
  private final int padded;
  private final float[] directions; // (count, padded)
  private final double error;

  /**
   * Finds the directions.
   *
   * @param points of length at most 1, (size, dimension)
   * @param count how many directions, at most the dimension
   */
  Sketch(float[] points, int size, int dimension, int count) {
    this.count = count;
    this.padded = PackedRows.padded(dimension);
    this.directions = new float[count * padded];
    this.error = (Math.sqrt(count) * (padded / 8.0 + 9) + 4 * count) * UNIT_ROUNDOFF;
    int sampled = Math.min(size, SAMPLE);
    float[] sample = new float[sampled * dimension];
    float[] turned = new float[sampled * dimension];
    for (int row = 0; row < sampled; row++) {
      int from = (int) ((long) row * size / sampled) * dimension;
      System.arraycopy(points, from, sample, row * dimension, dimension);
      for (int i = 0; i < dimension; i++) {
        turned[i * sampled + row] = points[from + i];
      }
    }
    var rows = new PackedRows(sample, sampled, dimension);
    var columns = new PackedRows(turned, dimension, sampled);
    RandomGenerator random = RandomKey.of(1).with("sketch").generator();
    double[][] basis = new double[count][dimension];
    for (double[] direction : basis) {
      Arrays.setAll(direction, i -> random.nextGaussian());
    }
    for (int round = 0; round < ROUNDS; round++) {
      basis = products(columns, products(rows, basis));
      orthonormalise(basis);
    }
    orthonormalise(basis); // once more for what rounding left
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < dimension; j++) {
        directions[i * padded + j] = (float) basis[i][j];
      }
    }
  }

  /** How far a product of two sketches may fall short of the points' product. */
  double error() {
    return 4 * error;
  }

  /** Length of a sketch. */
  int dimension() {
    return count + 1;
  }

  /**
   * Sketches of points of length at most 1.
   *
   * @param points (size, stride)
   * @param stride at least the dimension; zeros beyond that
   * @param sign of the rests: 1, or -1 for points that were negated
   * @return (size, outStride), filled up with zeros
   */
  float[] of(float[] points, int size, int stride, int sign, int outStride) {
    float[] sketches = new float[Math.multiplyExact(size, outStride)];
    Parallel.blocks(
        size,
        PackedRows.TILE,
        (block, from, to) -> {
          float[] part = Arrays.copyOfRange(points, from * stride, to * stride);
          var rows = new PackedRows(part, to - from, stride);
          float[][] sums = new float[count][PackedRows.TILE];
          rows.addProducts(directions, 0, 0, sums);
          for (int row = from; row < to; row++) {
            double rest = 4 * error;
            for (int i = row * stride; i < (row + 1) * stride; i++) {
              rest += (double) points[i] * points[i];
            }
            for (int i = 0; i < count; i++) {
              float coordinate = sums[i][row - from];
              sketches[row * outStride + i] = coordinate;
              rest -= (double) coordinate * coordinate;
            }
            sketches[row * outStride + count] = sign * (float) Math.sqrt(Math.max(0, rest));
          }
        });
    return sketches;
  }

  /** The products of each vector with each row: (vectors, rows). */
  private static double[][] products(PackedRows rows, double[][] vectors) {
    int padded = rows.paddedDimension();
    float[] queries = new float[vectors.length * padded];
    for (int v = 0; v < vectors.length; v++) {
      for (int i = 0; i < vectors[v].length; i++) {
        queries[v * padded + i] = (float) vectors[v][i];
      }
    }
    double[][] products = new double[vectors.length][rows.size()];
    Parallel.each(
        rows.tileCount(),
        tile -> {
          float[][] sums = new float[vectors.length][PackedRows.TILE];
          rows.addProducts(queries, 0, tile, sums);
          for (int v = 0; v < sums.length; v++) {
            for (int j = 0; j < rows.tileSize(tile); j++) {
              products[v][tile * PackedRows.TILE + j] = sums[v][j];
            }
          }
        });
    return products;
  }

  /** Gram and Schmidt; what is zero by then is left zero, and is no direction. */
  private static void orthonormalise(double[][] vectors) {
    for (int i = 0; i < vectors.length; i++) {
      double[] own = vectors[i];
      double before = length(own);
      for (int j = 0; j < i; j++) {
        double[] other = vectors[j];
        double product = 0;
        for (int c = 0; c < own.length; c++) {
          product += own[c] * other[c];
        }
        for (int c = 0; c < own.length; c++) {
          own[c] -= product * other[c];
        }
      }
      double length = length(own);
      double divisor = length > before * 1e-4 ? length : Double.POSITIVE_INFINITY;
      for (int c = 0; c < own.length; c++) {
        own[c] /= divisor;
      }
    }
  }

  private static double length(double[] vector) {
    double sum = 0;
    for (double value : vector) {
      sum += value * value;
    }
    return Math.sqrt(sum);
  }
}
