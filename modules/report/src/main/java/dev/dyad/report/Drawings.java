package dev.dyad.report;

import dev.dyad.core.Drawing;
import dev.dyad.core.Drawing.Captioned;
import dev.dyad.core.Drawing.Diff;
import dev.dyad.core.Drawing.Picture;
import dev.dyad.core.Drawing.Sound;
import dev.dyad.core.Drawing.Vector;
import dev.dyad.core.Drawing.Words;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Drawings on a page. A new kind of drawing is added here, in {@link #write}, and nowhere else. */
final class Drawings {
  private static final int GALLERY_SIDE = 160;
  private static final int MAX_WORDS = 600;
  private static final int MAX_SOUND_BYTES = 2 << 20;
  private static final int MAX_SVG_CHARS = 60_000;
  private static final float JPEG_QUALITY = 0.85f;

  private Drawings() {}

  /** Writes a drawing as an element of the page. */
  static void write(Markup out, Drawing drawing, String description) {
    if (drawing instanceof Picture picture) {
      picture(out, Thumbnail.of(picture, GALLERY_SIDE), description);
    } else if (drawing instanceof Sound sound) {
      picture(out, Thumbnail.of(sound.picture(), 2 * GALLERY_SIDE), description);
      player(out, sound.wav(), description);
    } else if (drawing instanceof Vector vector && vector.svg().length() <= MAX_SVG_CHARS) {
      out.open("img", "src", svgUri(vector.svg()), "alt", shortened(description, 120));
      out.attribute("width", Integer.toString(GALLERY_SIDE));
      out.attribute("height", Integer.toString(GALLERY_SIDE)).close();
    } else if (drawing instanceof Vector vector) {
      picture(out, Thumbnail.of(vector.picture(), GALLERY_SIDE), description);
    } else if (drawing instanceof Captioned captioned) {
      picture(out, Thumbnail.of(captioned.picture(), GALLERY_SIDE), description);
      write(out, captioned.words(), description);
    } else if (drawing instanceof Words words) {
      out.element("p", shortened(words.text(), MAX_WORDS), "class", "words", "dir", "auto");
    } else if (drawing instanceof Diff diff) {
      diff(out, diff);
    }
  }

  /** Changes are marked by more than colour: what went is struck out, what came underlined. */
  private static void diff(Markup out, Diff diff) {
    out.open("p", "class", "words", "dir", "auto");
    int left = MAX_WORDS;
    for (Diff.Part part : diff.parts()) {
      String text = shortened(part.text(), Math.max(2, left));
      String element =
          switch (part.mark()) {
            case KEPT -> "span";
            case REMOVED -> "del";
            case ADDED -> "ins";
          };
      out.element(element, text, "title", shortened(part.note(), 300));
      left -= text.length();
      if (left <= 0) {
        break;
      }
    }
    out.close();
    if (!diff.caption().isEmpty()) {
      out.element("p", shortened(diff.caption(), 300), "class", "quiet");
    }
  }

  /** The picture of a drawing that has one. */
  static Optional<Picture> picture(Drawing drawing) {
    if (drawing instanceof Sound sound) {
      return Optional.of(sound.picture());
    }
    if (drawing instanceof Vector vector) {
      return Optional.of(vector.picture());
    }
    if (drawing instanceof Captioned captioned) {
      return Optional.of(captioned.picture());
    }
    return drawing instanceof Picture picture ? Optional.of(picture) : Optional.empty();
  }

  /** The words of a drawing that has some, as they are after all changes. */
  static Optional<String> words(Drawing drawing) {
    if (drawing instanceof Words words) {
      return Optional.of(words.text());
    }
    if (drawing instanceof Captioned captioned) {
      return words(captioned.words());
    }
    return drawing instanceof Diff diff ? Optional.of(diff.after()) : Optional.empty();
  }

  private static void picture(Markup out, Picture small, String description) {
    out.open("img", "src", dataUri(image(small)), "alt", shortened(description, 120));
    out.attribute("width", Integer.toString(small.width()));
    out.attribute("height", Integer.toString(small.height()));
    if (small.width() < 64) {
      out.attribute("class", "tiny");
    }
    out.close();
  }

  private static String svgUri(String svg) {
    byte[] bytes = svg.getBytes(StandardCharsets.UTF_8);
    return "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(bytes);
  }

  private static void player(Markup out, byte[] wav, String description) {
    if (wav.length > MAX_SOUND_BYTES) {
      out.element("p", "too long to be played here", "class", "quiet");
      return;
    }
    String uri = "data:audio/wav;base64," + Base64.getEncoder().encodeToString(wav);
    out.open("audio", "controls", "", "preload", "none", "src", uri);
    out.attribute("aria-label", shortened(description, 120)).close();
  }

  static BufferedImage image(Picture picture) {
    var image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
    byte[] rgb = picture.rgb();
    for (int i = 0, at = 0; i < picture.width() * picture.height(); i++, at += 3) {
      int color = (rgb[at] & 255) << 16 | (rgb[at + 1] & 255) << 8 | (rgb[at + 2] & 255);
      image.setRGB(i % picture.width(), i / picture.width(), color);
    }
    return image;
  }

  /** The picture inside a URI: as PNG, or as JPEG where that is much smaller. */
  static String dataUri(BufferedImage image) {
    try {
      byte[] png = png(image);
      byte[] jpeg = jpeg(image);
      boolean exact = png.length <= 1.5 * jpeg.length;
      String encoded = Base64.getEncoder().encodeToString(exact ? png : jpeg);
      return "data:image/" + (exact ? "png" : "jpeg") + ";base64," + encoded;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot encode a picture in memory", e);
    }
  }

  static byte[] png(BufferedImage image) throws IOException {
    var bytes = new ByteArrayOutputStream();
    BufferedImage written = isGray(image) ? gray(image) : image;
    try (var stream = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(written, "png", stream);
    }
    return bytes.toByteArray();
  }

  private static byte[] jpeg(BufferedImage image) throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (var stream = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam settings = writer.getDefaultWriteParam();
      settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      settings.setCompressionQuality(JPEG_QUALITY);
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), settings);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static boolean isGray(BufferedImage image) {
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int color = image.getRGB(x, y);
        if ((color & 255) != (color >> 8 & 255) || (color & 255) != (color >> 16 & 255)) {
          return false;
        }
      }
    }
    return true;
  }

  /** One byte a pixel; written to the raster, since drawing would bend the gray values. */
  private static BufferedImage gray(BufferedImage image) {
    var gray = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        gray.getRaster().setSample(x, y, 0, image.getRGB(x, y) & 255);
      }
    }
    return gray;
  }

  /** At most that many code points, the last of them an ellipsis where some were left out. */
  static String shortened(String text, int limit) {
    if (text.codePointCount(0, text.length()) <= limit) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, limit - 1)) + "…";
  }
}
