package dev.dyad.report;

/** Draws a {@link Chart}: once as SVG for the page, once as pixels for a plot file. */
interface Pen {
  /** Where a text is held. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  /**
   * How a line is drawn.
   *
   * @param ink colour
   * @param width in units of the chart
   * @param dashed whether broken
   * @param opacity 0..1
   */
  record Stroke(Ink ink, double width, boolean dashed, double opacity) {
    static Stroke of(Ink ink, double width) {
      return new Stroke(ink, width, false, 1);
    }

    static Stroke dashed(Ink ink, double width) {
      return new Stroke(ink, width, true, 1);
    }
  }

  /** Joins the points by lines. */
  void line(Stroke stroke, double[] x, double[] y);

  /** Many separate lines from (x1, y1) to (x2, y2). */
  void segments(Stroke stroke, double[] x1, double[] y1, double[] x2, double[] y2);

  /** Fills the polygon. */
  void area(Ink ink, double opacity, double[] x, double[] y);

  /** Round dots. */
  void dots(Ink ink, double diameter, double[] x, double[] y);

  /** A line of text at its base line; bold where emphasised. */
  void text(Ink ink, Anchor anchor, double size, boolean bold, double x, double y, String text);

  /** What belongs to one label and can be hidden with it. */
  void ofLabel(int label, Runnable content);

  /** One straight line. */
  default void line(Stroke stroke, double x1, double y1, double x2, double y2) {
    line(stroke, new double[] {x1, x2}, new double[] {y1, y2});
  }

  /** One filled rectangle. */
  default void box(Ink ink, double opacity, double x, double y, double width, double height) {
    area(
        ink,
        opacity,
        new double[] {x, x + width, x + width, x},
        new double[] {y, y, y + height, y + height});
  }

  /** One dot. */
  default void dot(Ink ink, double diameter, double x, double y) {
    dots(ink, diameter, new double[] {x}, new double[] {y});
  }
}
