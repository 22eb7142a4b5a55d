package dev.dyad.image;

/** The channels that pictures are brought to when they are read. */
public enum Channels {
  /** Red, green, blue; gray pictures become three equal channels. */
  RGB,

  /**
   * One channel; colours become {@code 0.299 r + 0.587 g + 0.114 b}, rounded, as Pillow's mode "L".
   */
  GRAY,

  /** As in the file; a batch cannot hold gray and coloured pictures together. */
  AS_STORED;

  // 2^16 times the weights; they sum to 2^16
  private static final int RED = 19_595;
  private static final int GREEN = 38_470;
  private static final int BLUE = 7_471;

  /** The picture with these channels; the same picture if it has them. */
  public Image of(Image image) {
    if (this == RGB && image.channels() == 1) {
      return rgb(image);
    }
    return this == GRAY && image.channels() == 3 ? gray(image) : image;
  }

  private static Image rgb(Image gray) {
    byte[] in = gray.data();
    byte[] out = new byte[in.length * 3];
    for (int i = 0; i < out.length; i++) {
      out[i] = in[i / 3];
    }
    return Image.wrap(gray.width(), gray.height(), 3, out);
  }

  private static Image gray(Image rgb) {
    byte[] in = rgb.data();
    byte[] out = new byte[in.length / 3];
    for (int i = 0; i < out.length; i++) {
      int red = in[3 * i] & 0xFF;
      int green = in[3 * i + 1] & 0xFF;
      int blue = in[3 * i + 2] & 0xFF;
      out[i] = (byte) ((RED * red + GREEN * green + BLUE * blue + (1 << 15)) >> 16);
    }
    return Image.wrap(rgb.width(), rgb.height(), 1, out);
  }
}
