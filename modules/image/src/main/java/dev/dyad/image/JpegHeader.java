package dev.dyad.image;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Walks the markers of a JPEG from its start to its end marker. */
final class JpegHeader {
  private static final VarHandle EIGHT_BYTES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final int END_OF_IMAGE = 0xD9;
  private static final int EXIF_SEGMENT = 0xE1;
  private static final String EXIF = "Exif\0\0";

  private JpegHeader() {}

  /**
   * The first frame's size. The walk goes through the compressed data as well, since a JPEG without
   * its end marker was cut short: a decoder would fill the rest with gray and say nothing.
   */
  static Header read(byte[] file) throws IOException {
    int at = 2;
    int orientation = 1;
    Header frame = null;
    while (true) {
      at = nextMarker(file, at);
      int marker = file[at + 1] & 0xFF;
      at += 2;
      if (marker == END_OF_IMAGE) {
        break;
      }
      if (standsAlone(marker)) {
        continue;
      }
      if (at + 2 > file.length || at + unsignedShort(file, at) > file.length) {
        throw cutShort(file);
      }
      int length = unsignedShort(file, at);
      if (frame == null && startsFrame(marker)) {
        frame = frame(file, at);
      } else if (marker == EXIF_SEGMENT && Header.startsWith(file, at + 2, EXIF)) {
        int start = at + 2 + EXIF.length();
        orientation = TiffHeader.orientation(ByteBuffer.wrap(file, start, at + length - start));
      }
      at += length;
    }
    if (frame == null) {
      throw new IOException("the JPEG has no frame: damaged");
    }
    return new Header(frame.format(), frame.width(), frame.height(), frame.channels(), orientation);
  }

  /** Where the next marker is, behind compressed data, stuffed zeros and fill bytes. */
  private static int nextMarker(byte[] file, int from) throws IOException {
    for (int at = from; at + 1 < file.length; at++) {
      while (at + Long.BYTES + 1 < file.length && hasNoMarker((long) EIGHT_BYTES.get(file, at))) {
        at += Long.BYTES;
      }
      if (file[at] == (byte) 0xFF && file[at + 1] != 0 && file[at + 1] != (byte) 0xFF) {
        return at;
      }
    }
    throw cutShort(file);
  }

  /** Whether none of eight bytes is 0xFF: most of a file is passed that way. */
  private static boolean hasNoMarker(long bytes) {
    return ((~bytes - 0x0101010101010101L) & bytes & 0x8080808080808080L) == 0;
  }

  private static Header frame(byte[] file, int at) {
    int height = unsignedShort(file, at + 3);
    int width = unsignedShort(file, at + 5);
    return new Header(Header.Format.JPEG, width, height, file[at + 7] == 1 ? 1 : 3, 1);
  }

  private static IOException cutShort(byte[] file) {
    return new IOException(
        "the JPEG ends after " + file.length + " bytes without its end marker: cut short");
  }

  /** Markers without a length: TEM, restarts and start of image. */
  private static boolean standsAlone(int marker) {
    return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8);
  }

  /** Start of frame: C0..CF without Huffman tables, extension and arithmetic conditioning. */
  private static boolean startsFrame(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }

  private static int unsignedShort(byte[] file, int at) {
    return (file[at] & 0xFF) << 8 | (file[at + 1] & 0xFF);
  }
}
