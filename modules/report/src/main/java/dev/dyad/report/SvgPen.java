package dev.dyad.report;

import static dev.dyad.report.Numbers.coordinate;

import java.util.Locale;

/** Writes SVG elements whose colours come from the page's style sheet. */
final class SvgPen implements Pen {
  private final Markup out;

  SvgPen(Markup out) {
    this.out = out;
  }

  @Override
  public void line(Stroke stroke, double[] x, double[] y) {
    path(stroke, points(x, y));
  }

  @Override
  public void segments(Stroke stroke, double[] x1, double[] y1, double[] x2, double[] y2) {
    var d = new StringBuilder();
    for (int i = 0; i < x1.length; i++) {
      d.append('M').append(coordinate(x1[i])).append(' ').append(coordinate(y1[i]));
      d.append('L').append(coordinate(x2[i])).append(' ').append(coordinate(y2[i]));
    }
    path(stroke, d.toString());
  }

  private void path(Stroke stroke, String d) {
    out.open("path", "class", stroke.dashed() ? "stroke dashed" : "stroke");
    out.attribute("d", d);
    out.attribute(
        "style",
        "stroke:var(--%s);stroke-width:%s".formatted(stroke.ink().variable(), stroke.width()));
    opacity(stroke.opacity());
    out.close();
  }

  @Override
  public void area(Ink ink, double opacity, double[] x, double[] y) {
    out.open("path", "d", points(x, y) + "z", "style", "fill:var(--" + ink.variable() + ")");
    opacity(opacity);
    out.close();
  }

  /** One path for all: a line of no length with round ends is a dot. */
  @Override
  public void dots(Ink ink, double diameter, double[] x, double[] y) {
    var d = new StringBuilder();
    for (int i = 0; i < x.length; i++) {
      d.append('M').append(coordinate(x[i])).append(' ').append(coordinate(y[i])).append("h0");
    }
    out.open("path", "class", "dots", "d", d.toString());
    out.attribute("style", "stroke:var(--%s);stroke-width:%s".formatted(ink.variable(), diameter));
    out.close();
  }

  @Override
  public void text(
      Ink ink, Anchor anchor, double size, boolean bold, double x, double y, String text) {
    out.open("text", "x", coordinate(x), "y", coordinate(y));
    out.attribute("text-anchor", anchor.name().toLowerCase(Locale.ROOT));
    out.attribute(
        "style",
        "fill:var(--%s);font-size:%spx%s"
            .formatted(ink.variable(), coordinate(size), bold ? ";font-weight:600" : ""));
    out.text(text).close();
  }

  @Override
  public void ofLabel(int label, Runnable content) {
    out.open("g", "data-label", Integer.toString(label));
    content.run();
    out.close();
  }

  private void opacity(double opacity) {
    if (opacity < 1) {
      out.attribute("opacity", coordinate(opacity));
    }
  }

  private static String points(double[] x, double[] y) {
    var d = new StringBuilder("M");
    for (int i = 0; i < x.length; i++) {
      d.append(i == 0 ? "" : i == 1 ? "L" : " ");
      d.append(coordinate(x[i])).append(' ').append(coordinate(y[i]));
    }
    return d.toString();
  }
}
