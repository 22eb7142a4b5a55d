package dev.dyad.core;

import java.util.random.RandomGenerator;

/**
 * The closed interval from which a setting is drawn, written {@code 0.2..1.0}.
 *
 * @param min lower end, finite
 * @param max upper end, finite, not below min
 */
public record Range(double min, double max) {
  /**
   * Checks the ends.
   *
   * @throws IllegalArgumentException if an end or their distance is not finite, or min is above max
   */
  public Range {
    Require.that(
        Double.isFinite(max - min) && min <= max,
        "range must have finite ends with min <= max, but was %s..%s",
        min,
        max);
  }

  /** Every draw gives this value. */
  public static Range exactly(double value) {
    return new Range(value, value);
  }

  /** From {@code centre - radius} to {@code centre + radius}. */
  public static Range around(double centre, double radius) {
    return new Range(centre - radius, centre + radius);
  }

  /**
   * Reads {@code 0.2..1.0}, or a single number.
   *
   * @throws IllegalArgumentException if the text is neither
   */
  public static Range parse(String text) {
    int dots = text.indexOf("..");
    try {
      return dots < 0
          ? exactly(Double.parseDouble(text.strip()))
          : new Range(
              Double.parseDouble(text.substring(0, dots).strip()),
              Double.parseDouble(text.substring(dots + 2).strip()));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "range must look like 0.2..1.0, but was '" + text + "'", e);
    }
  }

  /** A value drawn uniformly. */
  public double draw(RandomGenerator random) {
    return min + (max - min) * random.nextDouble();
  }

  /**
   * This range, if it lies within the given bounds.
   *
   * @throws IllegalArgumentException naming the setting, otherwise
   */
  public Range within(String name, double low, double high) {
    Require.that(
        min >= low && max <= high, "%s must lie within %s..%s, but was %s", name, low, high, this);
    return this;
  }

  @Override
  public String toString() {
    return min + ".." + max;
  }
}
