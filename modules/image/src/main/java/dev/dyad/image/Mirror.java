package dev.dyad.image;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Pictures as seen in a mirror. */
final class Mirror {
  private static final VarHandle FOUR_BYTES =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.nativeOrder());

  private Mirror() {}

  /** Left and right exchanged. */
  static Image horizontally(Image in) {
    int width = in.width();
    byte[] from = in.data();
    byte[] to = new byte[from.length];
    for (int y = 0; y < in.height(); y++) {
      int row = y * width;
      if (in.channels() == 1) {
        for (int x = 0; x < width; x++) {
          to[row + x] = from[row + width - 1 - x];
        }
      } else {
        mirrorColours(from, to, 3 * row, width);
      }
    }
    return Image.wrap(width, in.height(), in.channels(), to);
  }

  /**
   * Copies four bytes for each pixel, of which the next pixel overwrites the fourth; so the pixels
   * at either end, with nothing after them in one of the arrays, are copied by three bytes.
   */
  private static void mirrorColours(byte[] from, byte[] to, int row, int width) {
    int end = row + 3 * (width - 1);
    copyPixel(from, end, to, row);
    for (int a = row + 3, b = end - 3; a < end; a += 3, b -= 3) {
      FOUR_BYTES.set(to, a, (int) FOUR_BYTES.get(from, b));
    }
    copyPixel(from, row, to, end);
  }

  private static void copyPixel(byte[] from, int start, byte[] to, int at) {
    to[at] = from[start];
    to[at + 1] = from[start + 1];
    to[at + 2] = from[start + 2];
  }

  /** Top and bottom exchanged. */
  static Image vertically(Image in) {
    int bytes = in.width() * in.channels();
    byte[] to = new byte[in.data().length];
    for (int y = 0; y < in.height(); y++) {
      System.arraycopy(in.data(), y * bytes, to, (in.height() - 1 - y) * bytes, bytes);
    }
    return Image.wrap(in.width(), in.height(), in.channels(), to);
  }
}
