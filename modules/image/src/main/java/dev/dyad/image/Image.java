package dev.dyad.image;

import dev.dyad.core.Require;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An immutable picture of 8 bits a channel: gray (1 channel) or RGB (3 channels), rows from the
 * top.
 *
 * <p>Inside, an RGB picture is stored as interleaved bytes or, as the fast augmentations leave it,
 * as one 32-bit word a pixel. A picture whose changes are put off knows its size, and is made when
 * its pixels are asked for. Nobody outside can tell the difference.
 */
public final class Image {
  private static final int[] NO_WORDS = {};
  private static final byte[] NO_BYTES = {};

  /** Bytes, evenly spaced, that tell most pictures apart: every batch looks for copies. */
  private static final int HASHED = 1000;

  private final int width;
  private final int height;
  private final int channels;
  private final int[] words;
  private final boolean defers;
  private final Optional<PutOff> putOff;
  private volatile byte[] pixels; // made of the words or the change when they are first asked for

  /** A change that was not made yet, and its steps. */
  record PutOff(Image before, DeviceChange change, List<DeviceStep> steps) {}

  private Image(
      int width,
      int height,
      int channels,
      byte[] pixels,
      int[] words,
      boolean defers,
      Optional<PutOff> putOff) {
    Require.positive("width", width);
    Require.positive("height", height);
    Require.that(channels == 1 || channels == 3, "channels must be 1 or 3, but was %d", channels);
    this.width = width;
    this.height = height;
    this.channels = channels;
    this.pixels = pixels;
    this.words = words;
    this.defers = defers;
    this.putOff = putOff;
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
    return new Image(width, height, channels, pixels, NO_WORDS, false, Optional.empty());
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
    return new Image(width, height, 3, NO_BYTES, words, false, Optional.empty());
  }

  /** The same picture, of which every {@link DeviceChange} is put off. */
  Image deferring() {
    return new Image(width, height, channels, pixels, words, true, putOff);
  }

  /** What a change will make of this picture. */
  Image after(DeviceChange change, List<DeviceStep> steps) {
    int newWidth = width;
    int newHeight = height;
    for (DeviceStep step : steps) {
      newWidth = step.width();
      newHeight = step.height();
    }
    var later = Optional.of(new PutOff(this, change, steps));
    return new Image(newWidth, newHeight, channels, NO_BYTES, NO_WORDS, true, later);
  }

  /** Whether changes to this picture are put off. */
  boolean defers() {
    return defers;
  }

  /** The change that this picture is still to be made by; empty where it is there. */
  Optional<PutOff> putOff() {
    return putOff;
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
        : data()[(y * width + x) * channels + channel] & 0xFF;
  }

  /** A copy of the bytes, row by row, channels interleaved. */
  public byte[] pixels() {
    return data().clone();
  }

  /** The bytes themselves, interleaved: for reading only. */
  byte[] data() {
    byte[] bytes = pixels;
    if (bytes.length == 0) {
      bytes = words.length > 0 ? Words.toBytes(words) : made().data();
      pixels = bytes;
    }
    return bytes;
  }

  private Image made() {
    PutOff last = putOff.orElseThrow();
    return last.change().apply(last.before());
  }

  /** One word for each pixel of an RGB picture, the highest byte 0: for reading only. */
  int[] words() {
    return words.length > 0 ? words : Words.ofBytes(data());
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
    byte[] bytes = data();
    int hash = 31 * (31 * width + height) + channels;
    int step = bytes.length / HASHED + 1;
    for (int i = 0; i < bytes.length; i += step) {
      hash = 31 * hash + bytes[i];
    }
    return hash;
  }

  @Override
  public String toString() {
    return "Image[" + width + "x" + height + "x" + channels + "]";
  }
}
