package dev.dyad.eval;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Minimises a smooth convex function: L-BFGS with ten remembered steps and a bisecting line search
 * for the weak Wolfe conditions.
 *
 * @param maxIterations when to stop in any case
 * @param tolerance stops where no partial derivative is larger
 */
record Lbfgs(int maxIterations, double tolerance) {
  private static final int MEMORY = 10;
  private static final double DECREASE = 1e-4;
  private static final double CURVATURE = 0.9;
  private static final int MAX_TRIALS = 40;

  /** A function and its gradient. */
  @FunctionalInterface
  interface Objective {
    /** The value at a point; writes the gradient. */
    double at(double[] point, double[] gradient);
  }

  /** Where the search ended. */
  record Minimum(Point point, int iterations, boolean converged) {}

  private static final class Step {
    final double[] moved;
    final double[] gradientChange;
    final double curvature;

    Step(Point from, Point to) {
      this.moved = combine(to.place, -1, from.place);
      this.gradientChange = combine(to.gradient, -1, from.gradient);
      this.curvature = dot(moved, gradientChange);
    }
  }

  /** A place with what is known there. */
  static final class Point {
    final double[] place;
    final double[] gradient;
    final double value;

    Point(Objective objective, double[] place) {
      this.place = place;
      this.gradient = new double[place.length];
      this.value = objective.at(place, gradient);
    }
  }

  Minimum minimum(Objective objective, double[] start) {
    Point now = new Point(objective, start);
    Deque<Step> steps = new ArrayDeque<>();
    for (int iteration = 0; iteration < maxIterations; iteration++) {
      double largest = largest(now.gradient);
      if (largest <= tolerance) {
        return new Minimum(now, iteration, true);
      }
      double[] direction = direction(now.gradient, steps);
      double first = steps.isEmpty() ? Math.min(1, 1 / norm(now.gradient)) : 1;
      Point next = search(objective, now, direction, first);
      if (next == now) {
        return new Minimum(now, iteration, false);
      }
      remember(steps, now, next);
      now = next;
    }
    return new Minimum(now, maxIterations, largest(now.gradient) <= tolerance);
  }

  private static void remember(Deque<Step> steps, Point now, Point next) {
    Step step = new Step(now, next);
    if (step.curvature <= 0) {
      return;
    }
    if (steps.size() == MEMORY) {
      steps.removeFirst();
    }
    steps.addLast(step);
  }

  /** The two-loop recursion (Nocedal 1980): minus the inverse Hessian's estimate times gradient. */
  private static double[] direction(double[] gradient, Deque<Step> steps) {
    double[] q = combine(gradient, -2, gradient);
    double[] alphas = new double[steps.size()];
    int i = steps.size();
    for (var back = steps.descendingIterator(); back.hasNext(); ) {
      Step step = back.next();
      alphas[--i] = dot(step.moved, q) / step.curvature;
      add(q, -alphas[i], step.gradientChange);
    }
    if (!steps.isEmpty()) {
      Step last = steps.getLast();
      double scale = last.curvature / dot(last.gradientChange, last.gradientChange);
      for (int j = 0; j < q.length; j++) {
        q[j] *= scale;
      }
    }
    for (Step step : steps) {
      double beta = dot(step.gradientChange, q) / step.curvature;
      add(q, alphas[i++] - beta, step.moved);
    }
    return q;
  }

  /** A point that satisfies the weak Wolfe conditions, or now where rounding leaves none. */
  private static Point search(Objective objective, Point now, double[] direction, double first) {
    double slope = dot(now.gradient, direction);
    double low = 0;
    double high = Double.POSITIVE_INFINITY;
    double length = first;
    for (int trial = 0; trial < MAX_TRIALS; trial++) {
      Point next = new Point(objective, combine(now.place, length, direction));
      if (!(next.value <= now.value + DECREASE * length * slope)) {
        high = length;
      } else if (dot(next.gradient, direction) < CURVATURE * slope) {
        low = length;
      } else {
        return next;
      }
      length = Double.isInfinite(high) ? 2 * low : (low + high) / 2;
    }
    return now;
  }

  /** a + scale * b. */
  private static double[] combine(double[] a, double scale, double[] b) {
    double[] sum = a.clone();
    add(sum, scale, b);
    return sum;
  }

  private static void add(double[] to, double scale, double[] amount) {
    for (int i = 0; i < to.length; i++) {
      to[i] += scale * amount[i];
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double norm(double[] a) {
    return Math.sqrt(dot(a, a));
  }

  private static double largest(double[] gradient) {
    double largest = 0;
    for (double g : gradient) {
      largest = Math.max(largest, Math.abs(g));
    }
    return largest;
  }
}
