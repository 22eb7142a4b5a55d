package dev.dyad.report;

import dev.dyad.core.Drawing;
import dev.dyad.core.Drawing.Picture;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A table of pictures: one sample a row, its original first, its views after a gap. */
final class ContactSheet {
  private static final int CELL = 128;
  private static final int CAPTION = 40; // height of the words below a picture
  private static final int GAP = 10;
  private static final int MARGIN = 24;
  private static final int TITLE = 48;

  private ContactSheet() {}

  static BufferedImage of(String title, Views views) {
    int columns = views.samples().stream().mapToInt(row -> row.views().size()).max().orElse(0);
    int width = 2 * MARGIN + (columns + 1) * (CELL + GAP) + GAP;
    int height = 2 * MARGIN + TITLE + views.samples().size() * (CELL + GAP);
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    PixelPen.prepare(graphics);
    graphics.setColor(Ink.GROUND.light());
    graphics.fillRect(0, 0, width, height);
    graphics.setColor(Ink.TEXT.light());
    graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 20));
    graphics.drawString(title, MARGIN, MARGIN + 18);
    int top = MARGIN + TITLE;
    for (Views.Row row : views.samples()) {
      List<Drawing> drawings = new ArrayList<>();
      drawings.add(row.original());
      row.views().forEach(view -> drawings.add(view.drawing()));
      for (int i = 0; i < drawings.size(); i++) {
        int left = MARGIN + i * (CELL + GAP) + (i == 0 ? 0 : 2 * GAP);
        draw(graphics, drawings.get(i), left, top);
      }
      top += CELL + GAP;
    }
    graphics.setColor(Ink.GRID.light());
    int rule = MARGIN + CELL + 3 * GAP / 2;
    graphics.fillRect(rule, MARGIN + TITLE, 1, top - GAP - MARGIN - TITLE);
    graphics.dispose();
    return image;
  }

  /** Small pictures are enlarged without smoothing, so that their pixels can be seen. */
  private static void draw(Graphics2D graphics, Drawing drawing, int left, int top) {
    Optional<Picture> shown = Drawings.picture(drawing);
    Optional<String> words = Drawings.words(drawing);
    int side = words.isPresent() ? CELL - CAPTION : CELL;
    if (shown.isPresent()) {
      Picture picture = Thumbnail.of(shown.get(), side);
      double scale = side / (double) Math.max(picture.width(), picture.height());
      int width = Math.max(1, (int) Math.round(picture.width() * scale));
      int height = Math.max(1, (int) Math.round(picture.height() * scale));
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION,
          scale >= 2
              ? RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR
              : RenderingHints.VALUE_INTERPOLATION_BICUBIC);
      int x = left + (CELL - width) / 2;
      int y = top + (side - height) / 2;
      graphics.drawImage(Drawings.image(picture), x, y, width, height, null);
    }
    int below = shown.isPresent() ? side + GAP / 2 : 0;
    words.ifPresent(text -> words(graphics, text, left, top + below, CELL - below));
  }

  private static void words(Graphics2D graphics, String text, int left, int top, int height) {
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
    graphics.setColor(Ink.TEXT.light());
    var metrics = graphics.getFontMetrics();
    var line = new StringBuilder();
    int y = top + 14;
    for (String word : Drawings.shortened(text, 300).split("\\s+")) {
      if (line.length() > 0 && metrics.stringWidth(line + " " + word) > CELL) {
        graphics.drawString(line.toString(), left, y);
        line.setLength(0);
        y += 15;
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
      if (y > top + height - 4) {
        return;
      }
    }
    graphics.drawString(line.toString(), left, y);
  }
}
