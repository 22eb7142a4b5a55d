package dev.dyad.image;

import dev.dyad.core.Require;
import dev.dyad.core.UnreadableSampleException;
import java.io.IOException;
import org.opencv.core.CvException;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.imgcodecs.Imgcodecs;

/**
 * Makes pictures of JPEG, PNG, BMP, WebP and TIFF files; the content decides, not the name.
 *
 * <p>Gray files give gray pictures, all others RGB: palettes are looked up, CMYK is converted, 16
 * bits a channel become 8 (v / 257, rounded). Transparency is laid on white. EXIF orientation is
 * applied. Of several frames or pages the first counts. JPEGs and PNGs that were cut short are
 * refused, where a decoder would fill the rest with gray. Safe for several threads.
 *
 * @param maxPixels the largest width x height that is decoded, in 1..536,870,911; the header is
 *     checked before any memory is set aside for pixels
 */
public record Decoder(long maxPixels) {
  /** So that four bytes a pixel fit into one array. */
  private static final long MOST_PIXELS = Integer.MAX_VALUE / 4;

  private static final int JPEG_RGB =
      Imgcodecs.IMREAD_COLOR_RGB | Imgcodecs.IMREAD_IGNORE_ORIENTATION;
  private static final int JPEG_GRAY =
      Imgcodecs.IMREAD_GRAYSCALE | Imgcodecs.IMREAD_IGNORE_ORIENTATION;

  /** Pictures of up to 100 million pixels. */
  public Decoder() {
    this(100_000_000);
  }

  /**
   * Checks the limit.
   *
   * @throws IllegalArgumentException if it is out of range
   */
  public Decoder {
    Require.that(
        maxPixels >= 1 && maxPixels <= MOST_PIXELS,
        "maxPixels must be in 1..%d, but was %d",
        MOST_PIXELS,
        maxPixels);
  }

  /**
   * Decodes one picture.
   *
   * @param id names the sample in the exception
   * @param file the whole content of a picture file
   * @throws UnreadableSampleException if the file is no picture, broken, or larger than {@link
   *     #maxPixels}
   */
  public Image decode(String id, byte[] file) {
    try {
      Header header = Header.read(file);
      checkSize(header);
      return Orientation.apply(header.orientation(), pixels(header, file));
    } catch (IOException e) {
      throw new UnreadableSampleException(id, e.getMessage());
    }
  }

  private void checkSize(Header header) throws IOException {
    if (header.width() < 1 || header.height() < 1) {
      throw new IOException(
          "the header says %d x %d pixels: damaged".formatted(header.width(), header.height()));
    }
    if (header.width() > maxPixels / header.height()) {
      throw new IOException(
          "the header says %d x %d pixels, more than maxPixels (%d). Raise maxPixels if that is meant"
              .formatted(header.width(), header.height(), maxPixels));
    }
  }

  private static Image pixels(Header header, byte[] file) throws IOException {
    boolean jpeg = header.format() == Header.Format.JPEG;
    int flags = jpeg ? (header.channels() == 1 ? JPEG_GRAY : JPEG_RGB) : Imgcodecs.IMREAD_UNCHANGED;
    try (Scratch scratch = Scratch.borrow()) {
      Mat decoded = scratch.part(Imgcodecs.imdecode(scratch.matOf(file), flags));
      if (decoded.empty()) {
        throw new IOException("the " + header.format() + " is damaged: it cannot be decoded");
      }
      if (jpeg) {
        return scratch.imageOf(decoded);
      }
      return laidOnWhite(eightBit(decoded, scratch), header, decoded.depth());
    } catch (CvException e) {
      throw new IOException(
          "the " + header.format() + " is damaged: OpenCV says " + e.getMessage().strip(), e);
    }
  }

  private static Mat eightBit(Mat decoded, Scratch scratch) throws IOException {
    if (decoded.depth() == CvType.CV_8U) {
      return decoded;
    }
    if (decoded.depth() != CvType.CV_16U) {
      throw new IOException(
          "samples of type "
              + CvType.typeToString(decoded.type())
              + " are not read: convert to 8 or 16 bits without sign");
    }
    Mat bytes = scratch.mat();
    decoded.convertTo(bytes, CvType.CV_8U, 1 / 257.0);
    return bytes;
  }

  /** From gray, BGR or BGRA to gray or RGB. */
  private static Image laidOnWhite(Mat mat, Header header, int storedDepth) throws IOException {
    int pixels = (int) mat.total();
    int channels = mat.channels();
    byte[] in = new byte[pixels * channels];
    mat.get(0, 0, in);
    if (channels == 1) {
      return Image.wrap(mat.cols(), mat.rows(), 1, in);
    }
    if (channels != 3 && channels != 4) {
      throw new IOException(channels + " channels are not read: only gray, RGB and RGBA");
    }
    // libtiff multiplies colours of 8 bits by alpha
    boolean premultiplied = header.format() == Header.Format.TIFF && storedDepth == CvType.CV_8U;
    int outChannels = header.channels();
    byte[] out = channels == outChannels ? in : new byte[pixels * outChannels];
    for (int i = 0; i < pixels; i++) {
      int from = i * channels;
      int alpha = channels == 3 ? 255 : in[from + 3] & 0xFF;
      byte first = in[from];
      for (int c = 0; c < outChannels; c++) { // from the last, as BGR becomes RGB
        byte value = c == outChannels - 1 ? first : in[from + 2 - c];
        out[i * outChannels + c] = onWhite(value, alpha, premultiplied);
      }
    }
    return Image.wrap(mat.cols(), mat.rows(), outChannels, out);
  }

  private static byte onWhite(byte value, int alpha, boolean premultiplied) {
    if (alpha == 255) {
      return value;
    }
    int colour = premultiplied ? 255 * (value & 0xFF) : alpha * (value & 0xFF);
    return (byte) Math.min(255, (colour + 255 * (255 - alpha) + 127) / 255);
  }
}
