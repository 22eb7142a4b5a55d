package dev.dyad.image;

/**
 * Filters an image along its columns, then along its rows, with the same symmetric weights. Exact
 * to the rounding of weights to 15 bits and of the half-way result to 8 fractional bits.
 */
final class SymmetricFilter {
  private static final int WEIGHT_BITS = 15;
  private static final int SMALLEST_WEIGHT = 4;
  private static final int FRACTION_BITS = 8;
  private static final int TO_HALF_WAY = WEIGHT_BITS - FRACTION_BITS;
  private static final int TO_LEVEL = WEIGHT_BITS + FRACTION_BITS;

  private final int height;
  private final int[] weights; // centre first, then both neighbours at distance 1, 2, ...
  private final int radius;
  private final Planes planes;
  private final int length;
  private final int[][] ring; // the rows around the current one
  private final int[] left; // a row, moved for its neighbours to lie in place
  private final int[] right;
  private int loadedRows;

  SymmetricFilter(Image image, int[] weights) {
    this.weights = weights;
    height = image.height();
    radius = weights.length - 1;
    planes = new Planes(image, radius);
    length = planes.length();
    ring = new int[Math.min(2 * radius + 1, height)][length];
    left = new int[length];
    right = new int[length];
  }

  /**
   * Weights of a Gaussian cut to the given length: centre first, in units of 2^-15, summing to 1
   * with both sides counted; outer weights below 2^-13 are left out (together less than a twentieth
   * of a level).
   */
  static int[] gaussianWeights(int kernelPixels, double sigmaPixels) {
    int radius = kernelPixels / 2;
    double[] density = new double[radius + 1];
    double sum = 0;
    for (int k = 0; k <= radius; k++) {
      double x = k / sigmaPixels;
      density[k] = StrictMath.exp(-x * x / 2);
      sum += k == 0 ? density[k] : 2 * density[k];
    }
    int one = 1 << WEIGHT_BITS;
    int centre = one;
    int[] weights = new int[radius + 1];
    int length = 1;
    for (int k = 1; k <= radius; k++) {
      int weight = (int) Math.round(density[k] / sum * one);
      if (weight >= SMALLEST_WEIGHT) {
        weights[k] = weight;
        centre -= 2 * weight;
        length = k + 1;
      }
    }
    weights[0] = centre;
    return java.util.Arrays.copyOf(weights, length);
  }

  /** A weight as a share of 1. */
  static double share(int weight) {
    return (double) weight / (1 << WEIGHT_BITS);
  }

  Image apply() {
    Planes.Canvas out = planes.canvas();
    int[] halfWay = new int[length];
    int[] sums = new int[length];
    for (int y = 0; y < height; y++) {
      loadRows(Math.min(height - 1, y + radius));
      filterColumns(y, halfWay);
      planes.reflectEnds(halfWay);
      filterRow(halfWay, sums);
      out.store(sums, y);
    }
    return out.image();
  }

  private void loadRows(int lastRow) {
    for (; loadedRows <= lastRow; loadedRows++) {
      planes.load(loadedRows, ring[loadedRows % ring.length]);
    }
  }

  /** Levels times 256. */
  private void filterColumns(int y, int[] sums) {
    int half = 1 << (TO_HALF_WAY - 1);
    start(sums, row(y), weights[0], half, row(y - 1), row(y + 1), weights[1]);
    for (int k = 2; k <= radius; k++) {
      addPair(sums, row(y - k), row(y + k), weights[k]);
    }
    shift(sums, TO_HALF_WAY);
  }

  private int[] row(int y) {
    return ring[Planes.reflect(y, height) % ring.length];
  }

  /** Levels. */
  private void filterRow(int[] row, int[] sums) {
    moveNeighbours(row, 1);
    start(sums, row, weights[0], 1 << (TO_LEVEL - 1), left, right, weights[1]);
    for (int k = 2; k <= radius; k++) {
      moveNeighbours(row, k);
      addPair(sums, left, right, weights[k]);
    }
    shift(sums, TO_LEVEL);
  }

  private void moveNeighbours(int[] row, int distance) {
    System.arraycopy(row, 0, left, distance, length - distance);
    System.arraycopy(row, distance, right, 0, length - distance);
  }

  private static void start(
      int[] sums, int[] row, int weight, int constant, int[] a, int[] b, int weightOfPair) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] = weight * row[i] + constant + weightOfPair * (a[i] + b[i]);
    }
  }

  private static void addPair(int[] sums, int[] a, int[] b, int weight) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += weight * (a[i] + b[i]);
    }
  }

  private static void shift(int[] sums, int bits) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] >>= bits;
    }
  }
}
