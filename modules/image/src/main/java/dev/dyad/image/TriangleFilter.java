package dev.dyad.image;

import java.util.Arrays;

/**
 * The weights that make one line of pixels shorter or longer: a triangle around each output pixel's
 * centre, as wide as two input or two output pixels, whichever is more ("bilinear with antialias",
 * as Pillow and torchvision do it).
 */
final class TriangleFilter {
  final int[] first;
  final int[] count;
  final int[] start;
  final int[] weights;

  private TriangleFilter(int[] first, int[] count, int[] start, int[] weights) {
    this.first = first;
    this.count = count;
    this.start = start;
    this.weights = weights;
  }

  /** The filter from one length to another, both at least 1. */
  static TriangleFilter of(int from, int to) {
    double scale = (double) from / to;
    double reach = Math.max(scale, 1);
    int[] first = new int[to];
    int[] count = new int[to];
    int[] start = new int[to];
    int[] weights = new int[to * ((int) Math.ceil(2 * reach) + 1)];
    int used = 0;
    for (int i = 0; i < to; i++) {
      double centre = (i + 0.5) * scale;
      first[i] = Math.max(0, (int) (centre - reach + 0.5));
      count[i] = Math.min(from, (int) (centre + reach + 0.5)) - first[i];
      double[] exact = new double[count[i]];
      for (int k = 0; k < exact.length; k++) {
        exact[k] = Math.max(0, 1 - Math.abs(first[i] + k + 0.5 - centre) / reach);
      }
      start[i] = used;
      used += round(exact, weights, used);
    }
    return new TriangleFilter(first, count, start, Arrays.copyOf(weights, used));
  }

  /** Rounds weights so that they add up to exactly {@link Lanes#ONE}. */
  private static int round(double[] exact, int[] weights, int start) {
    double total = Arrays.stream(exact).sum();
    double sum = 0;
    int given = 0;
    for (int k = 0; k < exact.length; k++) {
      sum += exact[k];
      int upToHere = (int) Math.rint(sum / total * Lanes.ONE);
      weights[start + k] = upToHere - given;
      given = upToHere;
    }
    return exact.length;
  }

  /** The most pixels that any output pixel is made of. */
  int mostTaps() {
    return Arrays.stream(count).max().orElse(0);
  }

  /** Filters a line of lanes. */
  void apply(long[] line, long[] out) {
    for (int x = 0; x < out.length; x++) {
      long sum = Lanes.HALF;
      int from = first[x];
      int weight = start[x];
      for (int end = weight + count[x]; weight < end; weight++) {
        sum += line[from++] * weights[weight];
      }
      out[x] = Lanes.whole(sum);
    }
  }
}
