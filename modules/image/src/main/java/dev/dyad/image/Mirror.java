package dev.dyad.image;

/** Pictures as seen in a mirror. */
final class Mirror {
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

  private static void mirrorColours(byte[] from, byte[] to, int row, int width) {
    for (int x = 0, a = row, b = row + 3 * (width - 1); x < width; x++, a += 3, b -= 3) {
      to[a] = from[b];
      to[a + 1] = from[b + 1];
      to[a + 2] = from[b + 2];
    }
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
