package dev.dyad.core;

import java.util.Locale;

/**
 * Checks of settings. Messages give name, rule and value, then what to do where that is not plain.
 */
public final class Require {
  private Require() {}

  /**
   * Fails with the formatted message unless the condition holds.
   *
   * @throws IllegalArgumentException if the condition is false
   */
  public static void that(boolean condition, String message, Object... values) {
    if (!condition) {
      throw new IllegalArgumentException(String.format(Locale.ROOT, message, values));
    }
  }

  /**
   * The value, if it is finite and above zero.
   *
   * @throws IllegalArgumentException otherwise
   */
  public static double positive(String name, double value) {
    that(value > 0 && Double.isFinite(value), "%s must be positive, but was %s", name, value);
    return value;
  }

  /**
   * The value, if it is above zero.
   *
   * @throws IllegalArgumentException otherwise
   */
  public static int positive(String name, int value) {
    that(value > 0, "%s must be positive, but was %s", name, value);
    return value;
  }

  /**
   * The value, if it is in low..high; NaN is not.
   *
   * @throws IllegalArgumentException otherwise
   */
  public static double within(String name, double value, double low, double high) {
    that(value >= low && value <= high, "%s must be in %s..%s, but was %s", name, low, high, value);
    return value;
  }

  /**
   * The value, if it is in low..high.
   *
   * @throws IllegalArgumentException otherwise
   */
  public static int within(String name, int value, int low, int high) {
    that(value >= low && value <= high, "%s must be in %d..%d, but was %d", name, low, high, value);
    return value;
  }
}
