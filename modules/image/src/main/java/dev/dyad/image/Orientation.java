package dev.dyad.image;

/**
 * EXIF orientations: 2 mirrored, 3 turned by 180°, 4 flipped, 5 transposed, 6 to be turned
 * clockwise by 90°, 7 transposed along the other diagonal, 8 to be turned by 270°.
 */
final class Orientation {
  private Orientation() {}

  /** The picture as it is meant to be seen. */
  static Image apply(int orientation, Image stored) {
    if (orientation == 1) {
      return stored;
    }
    boolean transposed = orientation >= 5;
    boolean fromRight =
        orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
    boolean fromBottom =
        orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
    int width = transposed ? stored.height() : stored.width();
    int height = transposed ? stored.width() : stored.height();
    int channels = stored.channels();
    byte[] in = stored.data();
    byte[] out = new byte[in.length];
    int to = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int column = transposed ? y : x;
        int row = transposed ? x : y;
        int fromX = fromRight ? stored.width() - 1 - column : column;
        int fromY = fromBottom ? stored.height() - 1 - row : row;
        int from = (fromY * stored.width() + fromX) * channels;
        for (int c = 0; c < channels; c++) {
          out[to++] = in[from + c];
        }
      }
    }
    return Image.wrap(width, height, channels, out);
  }
}
