package dev.dyad.cli;

import dev.dyad.core.Drawing;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Writes pictures as PNG. */
final class Pictures {
  private Pictures() {}

  static void write(Drawing.Picture picture, Path file) throws IOException {
    var image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
    byte[] rgb = picture.rgb();
    for (int i = 0; i < rgb.length / 3; i++) {
      int color = (rgb[3 * i] & 0xFF) << 16 | (rgb[3 * i + 1] & 0xFF) << 8 | rgb[3 * i + 2] & 0xFF;
      image.setRGB(i % picture.width(), i / picture.width(), color);
    }
    if (!ImageIO.write(image, "png", file.toFile())) {
      throw new IOException(file + ": this Java cannot write PNG");
    }
  }
}
