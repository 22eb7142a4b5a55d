package dev.dyad.report;

import dev.dyad.core.Drawing;
import dev.dyad.core.Drawing.Picture;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;

/**
 * Many small pictures in one, row by row: one file in the page instead of thousands.
 *
 * @param image all pictures
 * @param columns pictures a row
 * @param rows rows of pictures
 * @param cellWidth in pixels
 * @param cellHeight in pixels
 */
record SpriteSheet(BufferedImage image, int columns, int rows, int cellWidth, int cellHeight) {
  private static final Color AROUND = new Color(0x80868f);

  /**
   * The sheet; cell i holds drawing i and is left empty where that is no picture. Empty if none is.
   */
  static Optional<SpriteSheet> of(List<Drawing> drawings) {
    int side = drawings.size() <= 600 ? 64 : drawings.size() <= 2500 ? 40 : 32;
    List<Optional<Picture>> pictures =
        drawings.stream().map(d -> Drawings.picture(d).map(p -> Thumbnail.of(p, side))).toList();
    int width = pictures.stream().mapToInt(p -> p.map(Picture::width).orElse(0)).max().orElse(0);
    int height = pictures.stream().mapToInt(p -> p.map(Picture::height).orElse(0)).max().orElse(0);
    if (width == 0 || height == 0) {
      return Optional.empty();
    }
    int columns = (int) Math.ceil(Math.sqrt(pictures.size()));
    int rows = (pictures.size() + columns - 1) / columns;
    var image = new BufferedImage(columns * width, rows * height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(AROUND);
    for (int i = 0; i < pictures.size(); i++) {
      int left = i % columns * width;
      int top = i / columns * height;
      pictures.get(i).ifPresent(p -> draw(graphics, p, left, top, width, height));
    }
    graphics.dispose();
    return Optional.of(new SpriteSheet(image, columns, rows, width, height));
  }

  private static void draw(
      Graphics2D graphics, Picture picture, int left, int top, int width, int height) {
    graphics.fillRect(left, top, width, height);
    graphics.drawImage(
        Drawings.image(picture),
        left + (width - picture.width()) / 2,
        top + (height - picture.height()) / 2,
        null);
  }
}
