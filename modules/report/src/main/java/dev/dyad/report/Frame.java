package dev.dyad.report;

/**
 * The plane of a chart: two axes, with grid lines and numbers.
 *
 * @param left edge of the plane
 * @param top edge of the plane
 * @param width of the plane
 * @param height of the plane
 * @param x across
 * @param y upward
 */
record Frame(double left, double top, double width, double height, Axis x, Axis y) {
  private static final double SIZE = 11;

  /** The plane of a chart that size, with room for numbers and names. */
  static Frame inside(double chartWidth, double chartHeight, Axis x, Axis y) {
    int longest = y.marks().stream().mapToInt(mark -> mark.text().length()).max().orElse(0);
    double left = Math.max(26, 6.4 * longest + 10);
    double top = y.name().isEmpty() ? 10 : 24;
    return new Frame(left, top, chartWidth - left - 14, chartHeight - top - 38, x, y);
  }

  double px(double value) {
    return left + x.share(value) * width;
  }

  double py(double value) {
    return top + (1 - y.share(value)) * height;
  }

  double[] px(double[] values) {
    return java.util.Arrays.stream(values).map(this::px).toArray();
  }

  double[] py(double[] values) {
    return java.util.Arrays.stream(values).map(this::py).toArray();
  }

  /** Draws grid, numbers and names. */
  void draw(Pen pen) {
    for (Axis.Mark mark : y.marks()) {
      pen.line(Pen.Stroke.of(Ink.GRID, 1), left, py(mark.value()), left + width, py(mark.value()));
      pen.text(Ink.MUTED, Pen.Anchor.END, SIZE, false, left - 6, py(mark.value()) + 4, mark.text());
    }
    double bottom = top + height;
    pen.line(Pen.Stroke.of(Ink.CONTROL, 1), left, bottom, left + width, bottom);
    for (Axis.Mark mark : x.marks()) {
      double at = px(mark.value());
      pen.line(Pen.Stroke.of(Ink.CONTROL, 1), at, bottom, at, bottom + 4);
      pen.text(Ink.MUTED, Pen.Anchor.MIDDLE, SIZE, false, at, bottom + 16, mark.text());
    }
    pen.text(Ink.MUTED, Pen.Anchor.END, SIZE, false, left + width, bottom + 32, x.name());
    if (!y.name().isEmpty()) {
      pen.text(Ink.MUTED, Pen.Anchor.START, SIZE, false, 0, 11, y.name());
    }
  }
}
