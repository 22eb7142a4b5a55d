package dev.dyad.image;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The first directory of a TIFF, which is also the form of EXIF data. */
final class TiffHeader {
  private static final int WIDTH = 256;
  private static final int HEIGHT = 257;
  private static final int ORIENTATION = 274;
  private static final int SHORT = 3;
  private static final int LONG = 4;

  private TiffHeader() {}

  /** The decoder applies a TIFF's orientation itself, so none is left to apply. */
  static Header read(ByteBuffer file) throws IOException {
    ByteBuffer tiff = ordered(file);
    long width = value(tiff, WIDTH, 0);
    long height = value(tiff, HEIGHT, 0);
    return new Header(Header.Format.TIFF, width, height, 3, 1);
  }

  /** The orientation in EXIF data, 1..8; 1, as it is, where there is none or the data is broken. */
  static int orientation(ByteBuffer exif) {
    try {
      long orientation = value(ordered(exif), ORIENTATION, 1);
      return orientation >= 1 && orientation <= 8 ? (int) orientation : 1;
    } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
      return 1; // a picture is not worse for broken notes about it
    }
  }

  private static ByteBuffer ordered(ByteBuffer bytes) {
    ByteBuffer tiff = bytes.slice();
    return tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
  }

  private static long value(ByteBuffer tiff, int wantedTag, long otherwise) {
    int directory = tiff.getInt(4);
    int entries = tiff.getShort(directory) & 0xFFFF;
    for (int i = 0; i < entries; i++) {
      int entry = directory + 2 + 12 * i;
      int tag = tiff.getShort(entry) & 0xFFFF;
      int type = tiff.getShort(entry + 2) & 0xFFFF;
      if (tag == wantedTag && type == SHORT) {
        return tiff.getShort(entry + 8) & 0xFFFF;
      }
      if (tag == wantedTag && type == LONG) {
        return tiff.getInt(entry + 8) & 0xFFFFFFFFL;
      }
    }
    return otherwise;
  }
}
