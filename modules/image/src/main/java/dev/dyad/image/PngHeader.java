package dev.dyad.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/** Walks the chunks of a PNG and checks their checksums. */
final class PngHeader {
  static final String SIGNATURE = "\u0089PNG\r\n\u001A\n";

  private static final int IHDR = 0x49484452;
  private static final int IEND = 0x49454E44;
  private static final int EXIF = 0x65584966;
  private static final int ANCILLARY = 0x20000000; // bit of a chunk type
  private static final int COLOUR = 2; // bit of the colour type

  private PngHeader() {}

  static Header read(ByteBuffer file) throws IOException {
    file.position(SIGNATURE.length());
    Header header = null;
    int orientation = 1;
    while (true) {
      if (file.remaining() < 12) {
        throw cutShort(file);
      }
      long length = file.getInt() & 0xFFFFFFFFL;
      if (length + 8 > file.remaining()) {
        throw cutShort(file);
      }
      ByteBuffer typeAndData = file.slice(file.position(), (int) length + 4);
      int type = file.getInt();
      ByteBuffer data = file.slice(file.position(), (int) length);
      file.position(file.position() + (int) length);
      int checksum = file.getInt();
      if ((type & ANCILLARY) == 0 && checksum(typeAndData) != checksum) {
        throw new IOException(
            "the PNG is damaged: wrong checksum at byte " + (file.position() - 4));
      }
      if (type == IHDR) {
        long width = data.getInt() & 0xFFFFFFFFL;
        long height = data.getInt() & 0xFFFFFFFFL;
        boolean coloured = (data.get(9) & COLOUR) != 0;
        header = new Header(Header.Format.PNG, width, height, coloured ? 3 : 1, 1);
      } else if (header == null) {
        throw new IOException("the PNG does not begin with its header: damaged");
      } else if (type == EXIF) {
        orientation = TiffHeader.orientation(data);
      } else if (type == IEND) {
        return new Header(
            header.format(), header.width(), header.height(), header.channels(), orientation);
      }
    }
  }

  private static int checksum(ByteBuffer typeAndData) {
    var crc = new CRC32();
    crc.update(typeAndData);
    return (int) crc.getValue();
  }

  private static IOException cutShort(ByteBuffer file) {
    return new IOException(
        "the PNG ends after " + file.limit() + " bytes without its end chunk: cut short");
  }
}
