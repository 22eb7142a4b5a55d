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

  private static final VarHandle FOUR_BYTES =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int WIDTH = 21;
  private static final long EACH = 1L | 1L << WIDTH | 1L << 2 * WIDTH;
  private static final long BYTES = 0xFF * EACH;

  /** One half in every lane: where a sum starts that is to be rounded. */
  static final long HALF = (ONE / 2) * EACH;

  private Lanes() {}

  /** The pixel at an offset of interleaved red, green, blue. */
  static long spread(byte[] pixels, int offset) {
    return (pixels[offset] & 0xFFL)
        | (pixels[offset + 1] & 0xFFL) << WIDTH
        | (pixels[offset + 2] & 0xFFL) << 2 * WIDTH;
  }

  /** Pixels of a row. */
  static void spread(byte[] pixels, int offset, int channels, int count, long[] row) {
    if (channels == 1) {
      for (int x = 0; x < count; x++) {
        row[x] = pixels[offset + x] & 0xFF;
      }
    } else {
      for (int x = 0; x < count - 1; x++) {
        long four = (int) FOUR_BYTES.get(pixels, offset + 3 * x); // the fourth is the next pixel's
        row[x] = (four & 0xFF) | (four & 0xFF00) << 13 | (four & 0xFF0000) << 26;
      }
      row[count - 1] = spread(pixels, offset + 3 * (count - 1));
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

  /** A row of pixels. */
  static void pack(long[] sums, int channels, byte[] pixels, int offset) {
    if (channels == 1) {
      for (int x = 0; x < sums.length; x++) {
        pixels[offset + x] = (byte) (sums[x] >>> FRACTION_BITS);
      }
    } else {
      int last = sums.length - 1;
      for (int x = 0; x < last; x++) {
        long sum = sums[x];
        long four =
            (sum >>> FRACTION_BITS & 0xFF) | (sum >>> 26 & 0xFF00) | (sum >>> 39 & 0xFF0000);
        FOUR_BYTES.set(pixels, offset + 3 * x, (int) four); // the next pixel overwrites the fourth
      }
      pack(sums[last], pixels, offset + 3 * last);
    }
  }
}
