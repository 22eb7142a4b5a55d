package dev.dyad.series;

import java.util.random.RandomGenerator;

/** A smooth random curve: a natural cubic spline through evenly spaced knots. */
final class Curve {
  private final double[] knots;
  private final double[] bends; // second derivatives at the knots

  private Curve(double[] knots) {
    this.knots = knots;
    this.bends = bends(knots);
  }

  /** Through knots drawn from a normal distribution around 1, knots + 2 of them. */
  static Curve drawn(int knots, double deviation, RandomGenerator random) {
    double[] heights = new double[knots + 2];
    for (int i = 0; i < heights.length; i++) {
      heights[i] = 1 + deviation * random.nextGaussian();
    }
    return new Curve(heights);
  }

  static Curve through(double... knots) {
    return new Curve(knots.clone());
  }

  /** Thomas' algorithm for m[i-1] + 4·m[i] + m[i+1] = 6·(y[i-1] - 2·y[i] + y[i+1]). */
  private static double[] bends(double[] y) {
    int n = y.length;
    double[] bends = new double[n];
    double[] upper = new double[n];
    double[] right = new double[n];
    for (int i = 1; i < n - 1; i++) {
      double pivot = 4 - upper[i - 1];
      upper[i] = 1 / pivot;
      right[i] = (6 * (y[i - 1] - 2 * y[i] + y[i + 1]) - right[i - 1]) / pivot;
    }
    for (int i = n - 2; i > 0; i--) {
      bends[i] = right[i] - upper[i] * bends[i + 1];
    }
    return bends;
  }

  /** The height at a place of the whole, 0 at the first knot and 1 at the last. */
  double at(double place) {
    double x = Math.max(0, Math.min(1, place)) * (knots.length - 1);
    int i = Math.min((int) x, knots.length - 2);
    double b = x - i;
    double a = 1 - b;
    return a * knots[i]
        + b * knots[i + 1]
        + ((a * a * a - a) * bends[i] + (b * b * b - b) * bends[i + 1]) / 6;
  }
}
