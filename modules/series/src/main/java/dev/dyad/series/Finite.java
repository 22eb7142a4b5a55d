package dev.dyad.series;

/** Keeps what is computed within what a series may hold. */
final class Finite {
  private Finite() {}

  /** The nearest finite float; NaN stays NaN. */
  static float of(double value) {
    return (float) Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, value));
  }
}
