package dev.dyad.image;

import dev.dyad.core.Require;
import java.util.Arrays;

/**
 * An immutable picture of 8 bits a channel: gray (1 channel) or RGB (3 channels), rows from the
 * top.
 *
 * <p>Inside, an RGB picture is stored as interleaved bytes or, as the fast augmentations leave it,
 * as one 32-bit word a pixel; nobody outside can tell the difference.
 */
public final class Image {
  private static final int[] NO_WORDS = {};
  private static final byte[] NO_BYTES = {};

  private final int width;
  private final int height;
  private final int channels;
  private final int[] words;
  private volatile byte[] pixels; // made of the words when they are first asked for

  private Image(int width, int height, int channels, byte[] pixels, int[] words) {
    Require.positive("width", width);
    Require.positive("height", height);
    Require.that(channels == 1 || channels == 3, "channels must be 1 or 3, but was %d", channels);
    this.width = width;
    this.height = height;
    this.channels = channels;
    this.pixels = pixels;
    this.words = words;
  }

  /**
   * A picture with a copy of the given bytes.
   *
   * @param channels 1 (gray) or 3 (red, green, blue)
   * @param pixels width * height * channels bytes, channels interleaved, 0..255 unsigned
   * @throws IllegalArgumentException if the sizes do not fit together
   */
  public static Image of(int width, int height, int channels, byte[] pixels) {
    return wrap(width, height, channels, pixels.clone());
  }

  /** A picture that takes the array over; nobody may write to it afterwards. */
  static Image wrap(int width, int height, int channels, byte[] pixels) {
    Require.that(
        pixels.length == (long) width * height * channels,
        "pixels must have %d x %d x %d bytes, but has %d",
        width,
        height,
        channels,
        pixels.length);
    return new Image(width, height, channels, pixels, NO_WORDS);
  }

  /**
   * An RGB picture that takes the array over; nobody may write to it afterwards.
   *
   * @param words one for each pixel: red in the lowest byte, then green and blue, the highest 0
   */
  static Image wrapWords(int width, int height, int[] words) {
    Require.that(
        words.length == (long) width * height,
        "there must be %d x %d words, but are %d",
        width,
        height,
        words.length);
    return new Image(width, height, 3, NO_BYTES, words);
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
    return words.length > 0
        ? words[y * width + x] >> 8 * channel & 0xFF
        : pixels[(y * width + x) * channels + channel] & 0xFF;
  }

  /** A copy of the bytes, row by row, channels interleaved. */
  public byte[] pixels() {
    return data().clone();
  }

  /** The bytes themselves, interleaved: for reading only. */
  byte[] data() {
    byte[] bytes = pixels;
    if (bytes.length == 0) {
      bytes = Words.toBytes(words);
      pixels = bytes;
    }
    return bytes;
  }

  /** One word for each pixel of an RGB picture, the highest byte 0: for reading only. */
  int[] words() {
    return words.length > 0 ? words : Words.ofBytes(pixels);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Image image
        && width == image.width
        && height == image.height
        && channels == image.channels
        && (words.length > 0 && image.words.length > 0
            ? Arrays.equals(words, image.words)
            : Arrays.equals(data(), image.data()));
  }

  @Override
  public int hashCode() {
    return 31 * (31 * width + channels) + Arrays.hashCode(data());
  }

  @Override
  public String toString() {
    return "Image[" + width + "x" + height + "x" + channels + "]";
  }
}
