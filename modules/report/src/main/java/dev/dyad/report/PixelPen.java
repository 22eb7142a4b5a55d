package dev.dyad.report;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;

/** Draws on a picture, in the light colours, without a screen. */
final class PixelPen implements Pen {
  private static final double TITLE_HEIGHT = 34;
  private static final double MARGIN = 14;
  private final Graphics2D graphics;

  private PixelPen(Graphics2D graphics) {
    this.graphics = graphics;
  }

  /** The chart under its title, so enlarged that it is about 1,600 pixels wide. */
  static BufferedImage draw(Chart chart) {
    double scale = Math.max(2, Math.min(4, 1600 / chart.width()));
    int width = (int) Math.round((chart.width() + 2 * MARGIN) * scale);
    int height = (int) Math.round((chart.height() + TITLE_HEIGHT + 2 * MARGIN) * scale);
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    prepare(graphics);
    graphics.setColor(Ink.GROUND.light());
    graphics.fillRect(0, 0, width, height);
    graphics.scale(scale, scale);
    graphics.translate(MARGIN, MARGIN);
    var pen = new PixelPen(graphics);
    pen.text(Ink.TEXT, Anchor.START, chart.width() > 500 ? 20 : 15, true, 0, 16, chart.title());
    graphics.translate(0, TITLE_HEIGHT);
    chart.drawing().accept(pen);
    graphics.dispose();
    return image;
  }

  static void prepare(Graphics2D graphics) {
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
  }

  @Override
  public void line(Stroke stroke, double[] x, double[] y) {
    use(stroke);
    graphics.draw(polygon(x, y));
    opacity(1);
  }

  @Override
  public void segments(Stroke stroke, double[] x1, double[] y1, double[] x2, double[] y2) {
    use(stroke);
    var path = new Path2D.Double();
    for (int i = 0; i < x1.length; i++) {
      path.moveTo(x1[i], y1[i]);
      path.lineTo(x2[i], y2[i]);
    }
    graphics.draw(path);
    opacity(1);
  }

  @Override
  public void area(Ink ink, double opacity, double[] x, double[] y) {
    graphics.setColor(ink.light());
    opacity(opacity);
    Path2D path = polygon(x, y);
    path.closePath();
    graphics.fill(path);
    opacity(1);
  }

  @Override
  public void dots(Ink ink, double diameter, double[] x, double[] y) {
    graphics.setColor(ink.light());
    for (int i = 0; i < x.length; i++) {
      graphics.fill(
          new Ellipse2D.Double(x[i] - diameter / 2, y[i] - diameter / 2, diameter, diameter));
    }
  }

  @Override
  public void text(
      Ink ink, Anchor anchor, double size, boolean bold, double x, double y, String text) {
    graphics.setColor(ink.light());
    graphics.setFont(
        new Font(Font.SANS_SERIF, bold ? Font.BOLD : Font.PLAIN, 1).deriveFont((float) size));
    double width = graphics.getFontMetrics().getStringBounds(text, graphics).getWidth();
    double left = anchor == Anchor.START ? x : anchor == Anchor.END ? x - width : x - width / 2;
    graphics.drawString(text, (float) left, (float) y);
  }

  @Override
  public void ofLabel(int label, Runnable content) {
    content.run();
  }

  private void use(Stroke stroke) {
    graphics.setColor(stroke.ink().light());
    float width = (float) stroke.width();
    graphics.setStroke(
        new BasicStroke(
            width,
            BasicStroke.CAP_ROUND,
            BasicStroke.JOIN_ROUND,
            10,
            stroke.dashed() ? new float[] {4, 4} : null,
            0));
    opacity(stroke.opacity());
  }

  private void opacity(double opacity) {
    graphics.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, (float) opacity));
  }

  private static Path2D polygon(double[] x, double[] y) {
    var path = new Path2D.Double();
    path.moveTo(x[0], y[0]);
    for (int i = 1; i < x.length; i++) {
      path.lineTo(x[i], y[i]);
    }
    return path;
  }
}
