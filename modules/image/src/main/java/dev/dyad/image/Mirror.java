package dev.dyad.image;

/** Pictures as seen in a mirror. */
final class Mirror {
  private Mirror() {}

  /** Left and right exchanged. */
  static Image horizontally(Image in) {
    return in.channels() == 1 ? gray(in) : colours(in);
  }

  private static Image gray(Image in) {
    int width = in.width();
    byte[] from = in.data();
    byte[] to = new byte[from.length];
    for (int row = 0; row < to.length; row += width) {
      for (int x = 0; x < width; x++) {
        to[row + x] = from[row + width - 1 - x];
      }
    }
    return Image.wrap(width, in.height(), 1, to);
  }

  private static Image colours(Image in) {
    int width = in.width();
    int[] from = in.words();
    int[] to = new int[from.length];
    for (int row = 0; row < to.length; row += width) {
      int mirrored = 2 * row + width - 1;
      for (int at = row; at < row + width; at++) {
        to[at] = from[mirrored - at];
      }
    }
    return Image.wrapWords(width, in.height(), to);
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
