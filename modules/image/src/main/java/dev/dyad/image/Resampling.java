package dev.dyad.image;

import dev.dyad.core.Require;
import java.util.Arrays;

/** Cuts regions out of pictures and changes their size. */
final class Resampling {
  private static final long MOST_BYTES = 1L << 30;

  private Resampling() {}

  /**
   * A region at another size, each channel filtered by {@link TriangleFilter}: across first, then
   * down, rounded in between. What lies outside the region has no influence.
   *
   * @throws IllegalArgumentException if the result would take over 1 GiB
   */
  static Image resize(Image in, Region part, int width, int height) {
    if (part.width() == width && part.height() == height) {
      return cut(in, part, 0);
    }
    checkSize(width, height, in.channels());
    var across = TriangleFilter.of(part.width(), width);
    var down = TriangleFilter.of(part.height(), height);
    int channels = in.channels();
    long[] lines = new long[2 * Math.max(part.width(), across.taps)];
    long[][] ring = new long[down.taps + 1][width]; // the last rows, filtered across two by two
    long[] sums = new long[width];
    byte[] bytes = new byte[channels == 1 ? width * height : 0];
    int[] words = new int[channels == 1 ? 0 : width * height];
    int ready = 0;
    for (int y = 0; y < height; y++) {
      int end = Math.min(down.first[y] + down.taps, part.height());
      for (ready = Math.max(ready, down.first[y]); ready < end; ready += 2) {
        spread(in, part, ready, lines, 0);
        spread(in, part, Math.min(ready + 1, part.height() - 1), lines, 1);
        across.apply(lines, ring[ready % ring.length], ring[(ready + 1) % ring.length]);
      }
      Arrays.fill(sums, Lanes.HALF);
      for (int k = 0; k < down.taps; k += 2) {
        int row = down.first[y] + k;
        int at = y * down.taps + k;
        add(
            ring[row % ring.length],
            down.weights[at],
            ring[(row + 1) % ring.length],
            down.weights[at + 1],
            sums);
      }
      if (channels == 1) {
        Lanes.pack(sums, bytes, y * width);
      } else {
        Lanes.pack(sums, words, y * width);
      }
    }
    return channels == 1
        ? Image.wrap(width, height, 1, bytes)
        : Image.wrapWords(width, height, words);
  }

  private static void spread(Image in, Region part, int row, long[] lines, int line) {
    int offset = ((part.top() + row) * in.width() + part.left()) * in.channels();
    Lanes.spread(in.data(), offset, in.channels(), part.width(), lines, line);
  }

  private static void add(long[] a, int weightA, long[] b, int weightB, long[] sums) {
    for (int x = 0; x < sums.length; x++) {
      sums[x] += a[x] * weightA + b[x] * weightB;
    }
  }

  /**
   * A region as it is; what lies outside the picture becomes the fill value.
   *
   * @throws IllegalArgumentException if the result would take over 1 GiB
   */
  static Image cut(Image in, Region part, int fill) {
    int channels = in.channels();
    checkSize(part.width(), part.height(), channels);
    byte[] out = new byte[part.width() * part.height() * channels];
    if (fill != 0 && !part.within(in.width(), in.height())) {
      Arrays.fill(out, (byte) fill);
    }
    int left = Math.max(0, part.left());
    int columns = Math.min(in.width(), part.left() + part.width()) - left;
    int lastRow = Math.min(in.height(), part.top() + part.height());
    for (int y = Math.max(0, part.top()); y < lastRow && columns > 0; y++) {
      System.arraycopy(
          in.data(),
          (y * in.width() + left) * channels,
          out,
          ((y - part.top()) * part.width() + left - part.left()) * channels,
          columns * channels);
    }
    return Image.wrap(part.width(), part.height(), channels, out);
  }

  private static void checkSize(int width, int height, int channels) {
    Require.that(
        (long) width * height * channels <= MOST_BYTES,
        "a picture must have at most 1 GiB, but would be %d x %d x %d. Lower the size, or use"
            + " ResizedCenterCrop for very long pictures",
        width,
        height,
        channels);
  }
}
