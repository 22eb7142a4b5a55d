package dev.dyad.image;

/**
 * Filters an image along its columns, then along its rows, with the same symmetric weights. Exact
 * to the rounding of weights to 15 bits and of the half-way result to 8 fractional bits.
 *
 * <p>Every inner loop reads and writes whole rows at equal indices, also for the neighbours in a
 * row (which are copied into place first): the form that Java 17 turns into vector instructions.
 */
final class SymmetricFilter {
  private static final int WEIGHT_BITS = 15;
  private static final int SMALLEST_WEIGHT = 4;
  private static final int FRACTION_BITS = 8;
  private static final int TO_HALF_WAY = WEIGHT_BITS - FRACTION_BITS;
  private static final int TO_LEVEL = WEIGHT_BITS + FRACTION_BITS;

  private final Image image;
  private final int[] weights; // centre first, then both neighbours at distance 1, 2, ...
  private final int radius;
  private final int stride;
  private final int[][] ring; // the rows around the current one, as integers
  private int loadedRows;

  SymmetricFilter(Image image, int[] weights) {
    this.image = image;
    this.weights = weights;
    radius = weights.length - 1;
    stride = image.width() * image.channels();
    ring = new int[Math.min(2 * radius + 1, image.height())][stride];
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

  Image apply() {
    byte[] out = new byte[image.data().length];
    int margin = radius * image.channels();
    int[] padded = new int[stride + 2 * margin];
    int[] sums = new int[stride];
    int[] left = new int[stride];
    int[] right = new int[stride];
    for (int y = 0; y < image.height(); y++) {
      loadRows(Math.min(image.height() - 1, y + radius));
      filterColumns(y, sums);
      System.arraycopy(sums, 0, padded, margin, stride);
      reflectEnds(padded, margin);
      scale(sums, sums, weights[0], 1 << (TO_LEVEL - 1));
      for (int k = 1; k <= radius; k++) {
        int offset = k * image.channels();
        System.arraycopy(padded, margin - offset, left, 0, stride);
        System.arraycopy(padded, margin + offset, right, 0, stride);
        addPair(sums, left, right, weights[k]);
      }
      storeRow(sums, out, y * stride);
    }
    return Image.wrap(image.width(), image.height(), image.channels(), out);
  }

  private void loadRows(int lastRow) {
    byte[] in = image.data();
    for (; loadedRows <= lastRow; loadedRows++) {
      int[] row = ring[loadedRows % ring.length];
      int from = loadedRows * stride;
      for (int i = 0; i < stride; i++) {
        row[i] = in[from + i] & 0xFF;
      }
    }
  }

  /** Levels times 256. */
  private void filterColumns(int y, int[] sums) {
    scale(sums, row(y), weights[0], 1 << (TO_HALF_WAY - 1));
    for (int k = 1; k <= radius; k++) {
      addPair(sums, row(y - k), row(y + k), weights[k]);
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i] = sums[i] >> TO_HALF_WAY;
    }
  }

  private int[] row(int y) {
    return ring[reflect(y, image.height()) % ring.length];
  }

  private void reflectEnds(int[] padded, int margin) {
    int channels = image.channels();
    int width = image.width();
    for (int x = 1; x <= radius; x++) {
      int before = margin + reflect(-x, width) * channels;
      int after = margin + reflect(width - 1 + x, width) * channels;
      for (int c = 0; c < channels; c++) {
        padded[margin - x * channels + c] = padded[before + c];
        padded[margin + (width - 1 + x) * channels + c] = padded[after + c];
      }
    }
  }

  /** The place in 0..size-1 that a place outside mirrors, the outermost being the mirror. */
  static int reflect(int place, int size) {
    if (place >= 0 && place < size) {
      return place;
    }
    if (size == 1) {
      return 0;
    }
    int period = 2 * (size - 1);
    int inPeriod = Math.floorMod(place, period);
    return Math.min(inPeriod, period - inPeriod);
  }

  private static void scale(int[] sums, int[] row, int weight, int constant) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] = weight * row[i] + constant;
    }
  }

  private static void addPair(int[] sums, int[] a, int[] b, int weight) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += weight * (a[i] + b[i]);
    }
  }

  private static void storeRow(int[] sums, byte[] out, int from) {
    for (int i = 0; i < sums.length; i++) {
      out[from + i] = (byte) (sums[i] >> TO_LEVEL);
    }
  }
}
