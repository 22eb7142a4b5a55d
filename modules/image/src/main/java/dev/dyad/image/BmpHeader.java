package dev.dyad.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The size in a BMP's header. */
final class BmpHeader {
  private static final int FILE_HEADER_BYTES = 14;
  private static final int CORE_HEADER_BYTES = 12;

  private BmpHeader() {}

  static Header read(ByteBuffer file) throws IOException {
    file.order(ByteOrder.LITTLE_ENDIAN);
    int headerBytes = file.getInt(FILE_HEADER_BYTES);
    if (headerBytes == CORE_HEADER_BYTES) {
      int width = file.getShort(FILE_HEADER_BYTES + 4) & 0xFFFF;
      int height = file.getShort(FILE_HEADER_BYTES + 6) & 0xFFFF;
      return new Header(Header.Format.BMP, width, height, 3, 1);
    }
    if (headerBytes < 40 || headerBytes > 256) {
      throw new IOException(
          "is no BMP, or a damaged one: its header has " + headerBytes + " bytes");
    }
    long width = file.getInt(FILE_HEADER_BYTES + 4);
    long height = Math.abs((long) file.getInt(FILE_HEADER_BYTES + 8)); // negative: from the top
    return new Header(Header.Format.BMP, width, height, 3, 1);
  }
}
