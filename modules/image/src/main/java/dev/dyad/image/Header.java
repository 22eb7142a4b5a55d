package dev.dyad.image;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * What a picture file says about itself, read without decoding a pixel.
 *
 * @param channels 1 if the header of a JPEG or PNG says that there is gray only, 3 otherwise
 * @param orientation EXIF orientation that is still to be applied, 1..8
 */
record Header(Format format, long width, long height, int channels, int orientation) {
  /** The formats that are read. */
  enum Format {
    JPEG,
    PNG,
    BMP,
    WEBP,
    TIFF
  }

  /**
   * Finds the format by content, not by name, and checks that the file is not cut short where the
   * format allows that.
   *
   * @throws IOException with the reason as message if it is no such file, or a broken one
   */
  static Header read(byte[] file) throws IOException {
    if (file.length == 0) {
      throw new IOException("the file is empty");
    }
    try {
      ByteBuffer bytes = ByteBuffer.wrap(file);
      if (startsWith(file, 0, "\u00FF\u00D8\u00FF")) {
        return JpegHeader.read(file);
      } else if (startsWith(file, 0, PngHeader.SIGNATURE)) {
        return PngHeader.read(bytes);
      } else if (startsWith(file, 0, "RIFF") && startsWith(file, 8, "WEBP")) {
        return WebpHeader.read(bytes);
      } else if (startsWith(file, 0, "II*\0") || startsWith(file, 0, "MM\0*")) {
        return TiffHeader.read(bytes);
      } else if (startsWith(file, 0, "BM")) {
        return BmpHeader.read(bytes);
      }
    } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
      throw new IOException("the file ends within its header, after " + file.length + " bytes", e);
    }
    throw new IOException(
        "is not JPEG, PNG, BMP, WebP or TIFF: it begins with " + beginning(file, 12));
  }

  static boolean startsWith(byte[] file, int offset, String latin1) {
    if (file.length < offset + latin1.length()) {
      return false;
    }
    for (int i = 0; i < latin1.length(); i++) {
      if ((file[offset + i] & 0xFF) != latin1.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static String beginning(byte[] file, int count) {
    String text = new String(file, 0, Math.min(count, file.length), StandardCharsets.ISO_8859_1);
    if (text.chars().allMatch(c -> c >= ' ' && c < 127)) {
      return "\"" + text + "\"";
    }
    var hex = new StringBuilder("bytes");
    text.chars().forEach(c -> hex.append(String.format(" %02x", c)));
    return hex.toString();
  }
}
