package dev.dyad.image;

import java.util.Arrays;

/**
 * Rows of a picture as integers, one channel after the other, each with a margin at both ends. All
 * loops work on whole arrays at equal places: the form that Java 17 turns into vector instructions.
 */
final class Planes {
  private final Image image;
  private final int width;
  private final int channels;
  private final int margin;
  private final byte[] bytes;
  private final int[] words;
  private final int[] pixels; // of one row
  private final int[][] levels; // of one row, for each channel
  private final int[] before; // the place that each place of a margin mirrors
  private final int[] after;

  /** The planes of a picture whose margins are at least as wide as any neighbour is far. */
  Planes(Image image, int margin) {
    this.image = image;
    this.width = image.width();
    this.channels = image.channels();
    this.margin = margin;
    bytes = channels == 1 ? image.data() : new byte[0];
    words = channels == 1 ? new int[0] : image.words();
    pixels = new int[width];
    levels = new int[channels][width];
    before = new int[margin];
    after = new int[margin];
    Arrays.setAll(before, i -> reflect(i - margin, width));
    Arrays.setAll(after, i -> reflect(width + i, width));
  }

  /** Numbers in a row. */
  int length() {
    return channels * (width + 2 * margin);
  }

  /** Where a channel's first pixel is. */
  private int start(int channel) {
    return channel * (width + 2 * margin) + margin;
  }

  /** A row of levels in 0..255; what is in the margins does not matter. */
  void load(int y, int[] row) {
    if (channels == 1) {
      for (int x = 0; x < width; x++) {
        row[margin + x] = bytes[y * width + x] & 0xFF;
      }
    } else {
      System.arraycopy(words, y * width, pixels, 0, width);
      for (int c = 0; c < channels; c++) {
        extract(pixels, 8 * c, levels[c]);
        System.arraycopy(levels[c], 0, row, start(c), width);
      }
    }
  }

  private static void extract(int[] pixels, int position, int[] levels) {
    for (int x = 0; x < pixels.length; x++) {
      levels[x] = pixels[x] >> position & 0xFF;
    }
  }

  /** Fills the margins with what a mirror at the outermost pixel would show. */
  void reflectEnds(int[] row) {
    for (int c = 0; c < channels; c++) {
      int start = start(c);
      for (int i = 0; i < margin; i++) {
        row[start - margin + i] = row[start + before[i]];
        row[start + width + i] = row[start + after[i]];
      }
    }
  }

  /** The place in 0..size-1 that a place outside mirrors, the outermost being the mirror. */
  static int reflect(int place, int size) {
    if (place >= 0 && place < size) {
      return place;
    }
    if (size == 1) {
      return 0;
    }
    int period = 2 * (size - 1);
    int inPeriod = Math.floorMod(place, period);
    return Math.min(inPeriod, period - inPeriod);
  }

  /** A picture of the same size, to be filled row by row. */
  Canvas canvas() {
    return new Canvas();
  }

  /** Collects the rows of the result. */
  final class Canvas {
    private final byte[] newBytes = new byte[bytes.length];
    private final int[] newWords = new int[words.length];

    /** Sets a row to levels in 0..255. */
    void store(int[] row, int y) {
      if (channels == 1) {
        for (int x = 0; x < width; x++) {
          newBytes[y * width + x] = (byte) row[margin + x];
        }
      } else {
        for (int c = 0; c < channels; c++) {
          System.arraycopy(row, start(c), levels[c], 0, width);
        }
        join(levels[0], levels[1], levels[2], pixels);
        System.arraycopy(pixels, 0, newWords, y * width, width);
      }
    }

    Image image() {
      return channels == 1
          ? Image.wrap(width, image.height(), 1, newBytes)
          : Image.wrapWords(width, image.height(), newWords);
    }
  }

  private static void join(int[] red, int[] green, int[] blue, int[] pixels) {
    for (int x = 0; x < pixels.length; x++) {
      pixels[x] = red[x] | green[x] << 8 | blue[x] << 16;
    }
  }
}
