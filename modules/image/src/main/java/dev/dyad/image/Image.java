package dev.dyad.image;

import dev.dyad.core.Require;
import java.util.Arrays;

/**
 * An immutable picture of 8 bits a channel: gray (1 channel) or RGB (3 channels), rows from the
 * top, channels interleaved.
 */
public final class Image {
  private final int width;
  private final int height;
  private final int channels;
  private final byte[] pixels;

  private Image(int width, int height, int channels, byte[] pixels) {
    Require.positive("width", width);
    Require.positive("height", height);
    Require.that(channels == 1 || channels == 3, "channels must be 1 or 3, but was %d", channels);
    Require.that(
        pixels.length == (long) width * height * channels,
        "pixels must have %d x %d x %d bytes, but has %d",
        width,
        height,
        channels,
        pixels.length);
    this.width = width;
    this.height = height;
    this.channels = channels;
    this.pixels = pixels;
  }

  /**
   * A picture with a copy of the given bytes.
   *
   * @param channels 1 (gray) or 3 (red, green, blue)
   * @param pixels width * height * channels bytes, 0..255 unsigned
   * @throws IllegalArgumentException if the sizes do not fit together
   */
  public static Image of(int width, int height, int channels, byte[] pixels) {
    return new Image(width, height, channels, pixels.clone());
  }

  /** A picture that takes the array over; nobody may write to it afterwards. */
  static Image wrap(int width, int height, int channels, byte[] pixels) {
    return new Image(width, height, channels, pixels);
  }

  /** Width in pixels. */
  public int width() {
    return width;
  }

  /** Height in pixels. */
  public int height() {
    return height;
  }

  /** 1 for gray, 3 for red, green, blue. */
  public int channels() {
    return channels;
  }

  /** The value of one channel of one pixel, in 0..255. */
  public int at(int x, int y, int channel) {
    return pixels[(y * width + x) * channels + channel] & 0xFF;
  }

  /** A copy of the bytes, row by row, channels interleaved. */
  public byte[] pixels() {
    return pixels.clone();
  }

  /** The bytes themselves: for reading only. */
  byte[] data() {
    return pixels;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Image image
        && width == image.width
        && height == image.height
        && channels == image.channels
        && Arrays.equals(pixels, image.pixels);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * width + channels) + Arrays.hashCode(pixels);
  }

  @Override
  public String toString() {
    return "Image[" + width + "x" + height + "x" + channels + "]";
  }
}
