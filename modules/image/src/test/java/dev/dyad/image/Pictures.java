package dev.dyad.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Picture files made for tests; independent of the decoder under test. */
final class Pictures {
  private Pictures() {}

  /** The gradient of the files in the test resources: red = 36 x, green = 60 y, blue = 128. */
  static BufferedImage gradient(int width, int height) {
    var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        picture.setRGB(x, y, (36 * x % 256) << 16 | (60 * y % 256) << 8 | 128);
      }
    }
    return picture;
  }

  static BufferedImage gray(int width, int height, int... values) {
    var picture = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    picture.getRaster().setPixels(0, 0, width, height, values);
    return picture;
  }

  /** A file of that format, such as "png". */
  static byte[] file(BufferedImage picture, String format) {
    var out = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(picture, format, out)) {
        throw new IllegalArgumentException("no writer for " + format);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static byte[] resource(String name) {
    try (InputStream in = Pictures.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A picture of one colour. */
  static Image plain(int width, int height, int red, int green, int blue) {
    byte[] pixels = new byte[3 * width * height];
    for (int i = 0; i < width * height; i++) {
      pixels[3 * i] = (byte) red;
      pixels[3 * i + 1] = (byte) green;
      pixels[3 * i + 2] = (byte) blue;
    }
    return Image.of(width, height, 3, pixels);
  }

  /** The JPEG with EXIF data in front that declares the orientation. */
  static byte[] withOrientation(byte[] jpeg, int orientation) {
    byte[] exif = exif(orientation);
    ByteBuffer out = ByteBuffer.allocate(jpeg.length + exif.length + 10);
    out.put(jpeg, 0, 2).putShort((short) 0xFFE1).putShort((short) (exif.length + 8));
    out.put("Exif\0\0".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)).put(exif);
    return out.put(jpeg, 2, jpeg.length - 2).array();
  }

  private static byte[] exif(int orientation) {
    ByteBuffer exif = ByteBuffer.allocate(26);
    exif.putInt(0x4D4D002A).putInt(8).putShort((short) 1); // big-endian, one entry
    exif.putShort((short) 274).putShort((short) 3).putInt(1).putShort((short) orientation);
    return exif.array();
  }

  /** The PNG with an eXIf chunk behind its header that declares the orientation. */
  static byte[] pngWithOrientation(byte[] png, int orientation) {
    int headerEnd = 8 + 25;
    byte[] chunk = chunk("eXIf", exif(orientation));
    ByteBuffer out = ByteBuffer.allocate(png.length + chunk.length);
    out.put(png, 0, headerEnd).put(chunk);
    return out.put(png, headerEnd, png.length - headerEnd).array();
  }

  /** A chunk of a PNG: length, type, data, checksum. */
  static byte[] chunk(String type, byte[] data) {
    ByteBuffer out = ByteBuffer.allocate(data.length + 12);
    out.putInt(data.length).put(type.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    out.put(data);
    var crc = new CRC32();
    crc.update(out.array(), 4, data.length + 4);
    return out.putInt((int) crc.getValue()).array();
  }
}
