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
   * Filters a line of lanes.
   *
   * @param line at least {@link #taps} long
   */
  void apply(long[] line, long[] out) {
    switch (taps) {
      case 2 -> applyTwo(line, out);
      case 4 -> applyFour(line, out);
      default -> applyAll(line, out);
    }
  }

  private void applyTwo(long[] line, long[] out) {
    for (int x = 0; x < out.length; x++) {
      int at = first[x];
      long sum = line[at] * weights[2 * x] + line[at + 1] * weights[2 * x + 1];
      out[x] = Lanes.whole(sum + Lanes.HALF);
    }
  }

  private void applyFour(long[] line, long[] out) {
    for (int x = 0; x < out.length; x++) {
      int at = first[x];
      long sum =
          line[at] * weights[4 * x]
              + line[at + 1] * weights[4 * x + 1]
              + line[at + 2] * weights[4 * x + 2]
              + line[at + 3] * weights[4 * x + 3];
      out[x] = Lanes.whole(sum + Lanes.HALF);
    }
  }

  private void applyAll(long[] line, long[] out) {
    for (int x = 0; x < out.length; x++) {
      long sum = Lanes.HALF;
      int at = first[x];
      for (int k = x * taps; k < (x + 1) * taps; k += 2, at += 2) {
        sum += line[at] * weights[k] + line[at + 1] * weights[k + 1];
      }
      out[x] = Lanes.whole(sum);
    }
  }
}
