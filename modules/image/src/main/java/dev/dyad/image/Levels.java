package dev.dyad.image;

import java.util.Arrays;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;

/** Changes that look at one value at a time: through a table of all 256 levels. */
final class Levels {
  private Levels() {}

  /** The table of a function from levels to levels. */
  static byte[] table(IntUnaryOperator function) {
    byte[] table = new byte[256];
    for (int level = 0; level < 256; level++) {
      table[level] = (byte) function.applyAsInt(level);
    }
    return table;
  }

  /** Every value of every channel through the same table. */
  static Image map(Image image, byte[] table) {
    byte[] in = image.data();
    byte[] out = new byte[in.length];
    for (int i = 0; i < in.length; i++) {
      out[i] = table[in[i] & 0xFF];
    }
    return Image.wrap(image.width(), image.height(), image.channels(), out);
  }

  /** Every channel through the table that its histogram gives. */
  static Image mapByHistogram(Image image, Function<int[], byte[]> table) {
    int[][] histograms = histograms(image);
    byte[][] tables = new byte[histograms.length][];
    Arrays.setAll(tables, channel -> table.apply(histograms[channel]));
    return mapChannels(image, tables);
  }

  private static Image mapChannels(Image image, byte[][] tables) {
    if (image.channels() == 1) {
      return map(image, tables[0]);
    }
    byte[] in = image.data();
    byte[] out = new byte[in.length];
    byte[] red = tables[0];
    byte[] green = tables[1];
    byte[] blue = tables[2];
    for (int i = 0; i < in.length; i += 3) {
      out[i] = red[in[i] & 0xFF];
      out[i + 1] = green[in[i + 1] & 0xFF];
      out[i + 2] = blue[in[i + 2] & 0xFF];
    }
    return Image.wrap(image.width(), image.height(), 3, out);
  }

  /** How often each level occurs, for each channel. */
  static int[][] histograms(Image image) {
    byte[] in = image.data();
    int channels = image.channels();
    int[][] histograms = new int[channels][256];
    for (int c = 0; c < channels; c++) {
      int[] histogram = histograms[c];
      for (int i = c; i < in.length; i += channels) {
        histogram[in[i] & 0xFF]++;
      }
    }
    return histograms;
  }
}
