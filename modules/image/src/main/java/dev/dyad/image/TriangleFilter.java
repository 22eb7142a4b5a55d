package dev.dyad.image;

import java.util.stream.IntStream;

/**
 * The weights that make one line of pixels shorter or longer: a triangle around each output pixel's
 * centre, as wide as two input or two output pixels, whichever is more ("bilinear with antialias",
 * as Pillow and torchvision do it).
 */
final class TriangleFilter {
  /** How many input pixels each output pixel is made of: even, padded with weights of 0. */
  final int taps;

  /** The first of them for each output pixel. */
  final int[] first;

  /** {@link #taps} weights for each output pixel, with the sum {@link Lanes#ONE}. */
  final int[] weights;

  private TriangleFilter(int taps, int[] first, int[] weights) {
    this.taps = taps;
    this.first = first;
    this.weights = weights;
  }

  /** The filter from one length to another, both at least 1. */
  static TriangleFilter of(int from, int to) {
    double scale = (double) from / to;
    double reach = Math.max(scale, 1);
    int[] first = new int[to];
    int[] count = new int[to];
    for (int i = 0; i < to; i++) {
      double centre = (i + 0.5) * scale;
      first[i] = Math.max(0, (int) (centre - reach + 0.5));
      count[i] = Math.min(from, (int) (centre + reach + 0.5)) - first[i];
    }
    int taps = (IntStream.of(count).max().orElseThrow() + 1) / 2 * 2;
    int[] weights = new int[to * taps];
    double[] exact = new double[taps];
    for (int i = 0; i < to; i++) {
      double centre = (i + 0.5) * scale;
      first[i] = Math.max(0, Math.min(first[i], from - taps));
      for (int k = 0; k < taps; k++) {
        double distance = Math.abs(first[i] + k + 0.5 - centre) / reach;
        exact[k] = first[i] + k < from ? Math.max(0, 1 - distance) : 0;
      }
      round(exact, weights, i * taps);
    }
    return new TriangleFilter(taps, first, weights);
  }

  /** Rounds weights so that they add up to exactly {@link Lanes#ONE}. */
  private static void round(double[] exact, int[] weights, int start) {
    double total = 0;
    for (double weight : exact) {
      total += weight;
    }
    double unit = Lanes.ONE / total;
    double sum = 0;
    int given = 0;
    for (int k = 0; k < exact.length; k++) {
      sum += exact[k];
      int upToHere = (int) (sum * unit + 0.5);
      weights[start + k] = upToHere - given;
      given = upToHere;
    }
  }

  /**
   * Filters two lines of lanes at once, which spares reading the weights twice.
   *
   * @param lines the lines' pixels in turn: two for each of at least {@link #taps} places
   */
  void apply(long[] lines, long[] out, long[] otherOut) {
    switch (taps) {
      case 2 -> applyTwo(lines, out, otherOut);
      case 4 -> applyFour(lines, out, otherOut);
      default -> applyAll(lines, out, otherOut);
    }
  }

  private void applyTwo(long[] lines, long[] out, long[] otherOut) {
    for (int x = 0; x < out.length; x++) {
      int at = 2 * first[x];
      long w0 = weights[2 * x];
      long w1 = weights[2 * x + 1];
      out[x] = Lanes.whole(Lanes.HALF + lines[at] * w0 + lines[at + 2] * w1);
      otherOut[x] = Lanes.whole(Lanes.HALF + lines[at + 1] * w0 + lines[at + 3] * w1);
    }
  }

  private void applyFour(long[] lines, long[] out, long[] otherOut) {
    for (int x = 0; x < out.length; x++) {
      int at = 2 * first[x];
      long w0 = weights[4 * x];
      long w1 = weights[4 * x + 1];
      long w2 = weights[4 * x + 2];
      long w3 = weights[4 * x + 3];
      long sum = lines[at] * w0 + lines[at + 2] * w1 + lines[at + 4] * w2 + lines[at + 6] * w3;
      long other =
          lines[at + 1] * w0 + lines[at + 3] * w1 + lines[at + 5] * w2 + lines[at + 7] * w3;
      out[x] = Lanes.whole(Lanes.HALF + sum);
      otherOut[x] = Lanes.whole(Lanes.HALF + other);
    }
  }

  private void applyAll(long[] lines, long[] out, long[] otherOut) {
    for (int x = 0; x < out.length; x++) {
      long sum = Lanes.HALF;
      long other = Lanes.HALF;
      int at = 2 * first[x];
      for (int k = x * taps; k < (x + 1) * taps; k++, at += 2) {
        sum += lines[at] * weights[k];
        other += lines[at + 1] * weights[k];
      }
      out[x] = Lanes.whole(sum);
      otherOut[x] = Lanes.whole(other);
    }
  }
}
