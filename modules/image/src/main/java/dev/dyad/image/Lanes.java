package dev.dyad.image;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A pixel in one long: three lanes of 21 bits, red lowest; gray uses the lowest alone. A lane holds
 * the sum of 8-bit values times weights that add up to {@link #ONE}, so one multiplication weighs
 * all three channels, with the same bits on every machine.
 */
final class Lanes {
  /** Bits of a weight's fraction. */
  static final int FRACTION_BITS = 13;

  /** The weight 1. */
  static final int ONE = 1 << FRACTION_BITS;

  private static final VarHandle EIGHT_BYTES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int WIDTH = 21;
  private static final long EACH = 1L | 1L << WIDTH | 1L << 2 * WIDTH;
  private static final long BYTES = 0xFF * EACH;
  private static final long RED = 0xFF;
  private static final long GREEN = RED << WIDTH;
  private static final long BLUE = GREEN << WIDTH;

  /** One half in every lane: where a sum starts that is to be rounded. */
  static final long HALF = (ONE / 2) * EACH;

  private Lanes() {}

  /** The pixel at an offset of interleaved red, green, blue. */
  static long spread(byte[] pixels, int offset) {
    return (pixels[offset] & 0xFFL)
        | (pixels[offset + 1] & 0xFFL) << WIDTH
        | (pixels[offset + 2] & 0xFFL) << 2 * WIDTH;
  }

  /**
   * Pixels of a row as every second of {@code lines}.
   *
   * @param line 0 or 1: which of the two lines
   */
  static void spread(byte[] pixels, int offset, int channels, int count, long[] lines, int line) {
    if (channels == 1) {
      for (int x = 0; x < count; x++) {
        lines[2 * x + line] = pixels[offset + x] & 0xFF;
      }
    } else {
      int x = 0;
      for (; x < count - 2; x += 2) {
        long eight = (long) EIGHT_BYTES.get(pixels, offset + 3 * x); // of which two pixels take six
        lines[2 * x + line] = (eight & RED) | (eight << 13 & GREEN) | (eight << 26 & BLUE);
        lines[2 * x + 2 + line] =
            (eight >>> 24 & RED) | (eight >>> 11 & GREEN) | (eight << 2 & BLUE);
      }
      for (; x < count; x++) {
        lines[2 * x + line] = spread(pixels, offset + 3 * x);
      }
    }
  }

  /** The 8-bit values of weighted sums. */
  static long whole(long sum) {
    return (sum >>> FRACTION_BITS) & BYTES;
  }

  /** Writes the 8-bit values of a weighted sum as interleaved red, green, blue. */
  static void pack(long sum, byte[] pixels, int offset) {
    pixels[offset] = (byte) (sum >>> FRACTION_BITS);
    pixels[offset + 1] = (byte) (sum >>> FRACTION_BITS + WIDTH);
    pixels[offset + 2] = (byte) (sum >>> FRACTION_BITS + 2 * WIDTH);
  }

  /** A row of gray pixels. */
  static void pack(long[] sums, byte[] pixels, int offset) {
    for (int x = 0; x < sums.length; x++) {
      pixels[offset + x] = (byte) (sums[x] >>> FRACTION_BITS);
    }
  }

  /** A row of pixels as words; see {@link Words}. */
  static void pack(long[] sums, int[] words, int offset) {
    for (int x = 0; x < sums.length; x++) {
      long sum = sums[x];
      words[offset + x] =
          (int) ((sum >>> FRACTION_BITS & 0xFF) | (sum >>> 26 & 0xFF00) | (sum >>> 39 & 0xFF0000));
    }
  }
}
