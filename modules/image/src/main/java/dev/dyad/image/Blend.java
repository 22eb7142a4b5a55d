package dev.dyad.image;

import dev.dyad.core.Require;

/**
 * torchvision's blend of 8-bit values, {@code floor(clamp(f x + (1 - f) y, 0, 255))}, in fixed
 * point. The loops that use it hold no branches, no {@code Math.min} and no {@code Math.max}: that
 * is what lets the virtual machine of Java 17 turn them into vector instructions.
 */
final class Blend {
  static final int SHIFT = 19;
  static final int ONE = 1 << SHIFT;

  /** The largest factor whose products fit into 32 bits. */
  static final double MAX_FACTOR = 10;

  /** A two-thousandth of a level: keeps whole results whole when the factor is rounded. */
  static final int GUARD = 256;

  private Blend() {}

  /**
   * A factor in fixed point.
   *
   * @throws IllegalArgumentException if it is not in 0..10
   */
  static int fixed(String name, double factor) {
    return (int) Math.round(Require.within(name, factor, 0, MAX_FACTOR) * ONE);
  }

  /** A fixed-point value as a level in 0..255. */
  static int level(int fixed) {
    int level = fixed >> SHIFT;
    int notNegative = level & ~(level >> 31);
    int room = 255 - notNegative;
    return 255 - (room & ~(room >> 31));
  }
}
