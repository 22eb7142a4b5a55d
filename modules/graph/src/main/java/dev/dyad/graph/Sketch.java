package dev.dyad.graph;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.QuadCurve2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;

/**
 * A drawing of lines and discs on a white square, as pixels or as SVG.
 *
 * @param side of the square
 * @param marks what is drawn, in this order
 */
record Sketch(int side, List<Mark> marks) {
  /** Something drawn, in a colour of 24 bits. */
  sealed interface Mark permits Line, Disc {}

  /** A line, bent towards a point. */
  record Line(
      double fromX, double fromY, double bendX, double bendY, double toX, double toY, Pen pen)
      implements Mark {}

  /** A filled circle with an outline. */
  record Disc(double x, double y, double radius, int fill, Pen pen) implements Mark {}

  /** What a line is drawn with. */
  record Pen(int color, double width, boolean dashed) {}

  /** The drawing as SVG. */
  String svg() {
    var out = new StringBuilder();
    out.append(
        format("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\">", side, side));
    out.append(format("<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>", side, side));
    for (Mark mark : marks) {
      if (mark instanceof Line line) {
        out.append(
            format(
                "<path d=\"M%.1f %.1fQ%.1f %.1f %.1f %.1f\" fill=\"none\" %s/>",
                line.fromX, line.fromY, line.bendX, line.bendY, line.toX, line.toY, svg(line.pen)));
      } else if (mark instanceof Disc disc) {
        out.append(
            format(
                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"#%06x\" %s/>",
                disc.x, disc.y, disc.radius, disc.fill, svg(disc.pen)));
      }
    }
    return out.append("</svg>").toString();
  }

  private static String svg(Pen pen) {
    return format("stroke=\"#%06x\" stroke-width=\"%.1f\"", pen.color, pen.width)
        + (pen.dashed ? " stroke-dasharray=\"4 4\"" : "");
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }

  /** The drawing as pixels, three bytes each. */
  byte[] rgb() {
    var image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, side, side);
    marks.forEach(mark -> draw(graphics, mark));
    graphics.dispose();
    int[] pixels = image.getRGB(0, 0, side, side, new int[side * side], 0, side);
    byte[] rgb = new byte[3 * pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      rgb[3 * i] = (byte) (pixels[i] >> 16);
      rgb[3 * i + 1] = (byte) (pixels[i] >> 8);
      rgb[3 * i + 2] = (byte) pixels[i];
    }
    return rgb;
  }

  private static void draw(Graphics2D graphics, Mark mark) {
    if (mark instanceof Line line) {
      use(graphics, line.pen);
      graphics.draw(
          new QuadCurve2D.Double(
              line.fromX, line.fromY, line.bendX, line.bendY, line.toX, line.toY));
    } else if (mark instanceof Disc disc) {
      double left = disc.x - disc.radius;
      double top = disc.y - disc.radius;
      var circle = new Ellipse2D.Double(left, top, 2 * disc.radius, 2 * disc.radius);
      graphics.setColor(new Color(disc.fill));
      graphics.fill(circle);
      use(graphics, disc.pen);
      graphics.draw(circle);
    }
  }

  private static void use(Graphics2D graphics, Pen pen) {
    float[] dashes = pen.dashed ? new float[] {4, 4} : null;
    graphics.setStroke(
        new BasicStroke(
            (float) pen.width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0));
    graphics.setColor(new Color(pen.color));
  }
}
