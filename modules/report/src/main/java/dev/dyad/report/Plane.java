package dev.dyad.report;

import java.util.Arrays;

/**
 * Maps points of the plane into a chart, equally far across and upward, so that shapes are kept.
 *
 * @param left where the least x lies
 * @param bottom where the least y lies
 * @param leastX least x
 * @param leastY least y
 * @param scale chart units a unit of the plane
 */
record Plane(double left, double bottom, double leastX, double leastY, double scale) {
  private static final double MARGIN = 14;

  static Plane fitting(double[] x, double[] y, double width, double height) {
    var across = Arrays.stream(x).summaryStatistics();
    var upward = Arrays.stream(y).summaryStatistics();
    double spanX = Math.max(1e-9, across.getMax() - across.getMin());
    double spanY = Math.max(1e-9, upward.getMax() - upward.getMin());
    double scale = Math.min((width - 2 * MARGIN) / spanX, (height - 2 * MARGIN) / spanY);
    return new Plane(
        (width - spanX * scale) / 2,
        (height + spanY * scale) / 2,
        across.getMin(),
        upward.getMin(),
        scale);
  }

  double px(double x) {
    return left + (x - leastX) * scale;
  }

  double py(double y) {
    return bottom - (y - leastY) * scale;
  }
}
