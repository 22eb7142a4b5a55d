package dev.dyad.search;

import dev.dyad.core.Require;

/** Vectors of length 1, of which the dot product is the cosine. */
final class UnitVector {
  private UnitVector() {}

  /**
   * Does nothing if the vector has a direction.
   *
   * @param name for the message
   * @throws IllegalArgumentException if it has none
   */
  static void check(String name, float[] vector) {
    Require.that(vector.length > 0, "%s must have at least one number", name);
    double squares = 0;
    for (int i = 0; i < vector.length; i++) {
      Require.that(
          Float.isFinite(vector[i]),
          "%s must be finite, but is %s in dimension %d",
          name,
          vector[i],
          i);
      squares += (double) vector[i] * vector[i];
    }
    Require.that(squares > 0, "%s must not be zero: it has no direction, so no cosine", name);
  }

  /** A copy divided by its length. */
  static float[] of(float[] vector) {
    double length = Math.sqrt(dot(vector, vector));
    float[] unit = new float[vector.length];
    for (int i = 0; i < unit.length; i++) {
      unit[i] = (float) (vector[i] / length);
    }
    return unit;
  }

  static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }

  /** The cosine of the angle between unit vectors; rounding never takes it out of -1..1. */
  static double cosine(float[] a, float[] b) {
    return Math.max(-1, Math.min(1, dot(a, b)));
  }
}
