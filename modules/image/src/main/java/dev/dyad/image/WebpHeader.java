package dev.dyad.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Walks the chunks of a WebP (RFC 9649). */
final class WebpHeader {
  private static final int LOSSY = 0x20385056; // "VP8 " in little-endian order
  private static final int LOSSLESS = 0x4C385056; // "VP8L"
  private static final int EXTENDED = 0x58385056; // "VP8X"
  private static final int EXIF = 0x46495845; // "EXIF"

  private WebpHeader() {}

  static Header read(ByteBuffer file) throws IOException {
    file.order(ByteOrder.LITTLE_ENDIAN);
    long declared = 8 + (file.getInt(4) & 0xFFFFFFFFL);
    if (declared > file.limit()) {
      throw new IOException(
          "the WebP ends after " + file.limit() + " of " + declared + " bytes: cut short");
    }
    long width = 0;
    long height = 0;
    int orientation = 1;
    file.position(12);
    while (file.remaining() >= 8) {
      int type = file.getInt();
      long length = file.getInt() & 0xFFFFFFFFL;
      int start = file.position();
      if (length > file.remaining()) {
        break; // the decoder judges what follows the picture
      }
      if (type == EXTENDED) {
        width = Math.max(width, 1 + (file.getInt(start + 4) & 0xFFFFFF));
        height = Math.max(height, 1 + (file.getInt(start + 6) >>> 8));
      } else if (type == LOSSY) {
        width = Math.max(width, file.getShort(start + 6) & 0x3FFF);
        height = Math.max(height, file.getShort(start + 8) & 0x3FFF);
      } else if (type == LOSSLESS) {
        int bits = file.getInt(start + 1);
        width = Math.max(width, 1 + (bits & 0x3FFF));
        height = Math.max(height, 1 + (bits >>> 14 & 0x3FFF));
      } else if (type == EXIF) {
        orientation = TiffHeader.orientation(exif(file, start, (int) length));
      }
      file.position((int) Math.min(file.limit(), start + length + (length & 1)));
    }
    return new Header(Header.Format.WEBP, width, height, 3, orientation);
  }

  /** Some writers put JPEG's "Exif" before the data. */
  private static ByteBuffer exif(ByteBuffer file, int start, int length) {
    boolean prefixed = length >= 6 && file.getInt(start) == 0x66697845;
    return prefixed ? file.slice(start + 6, length - 6) : file.slice(start, length);
  }
}
