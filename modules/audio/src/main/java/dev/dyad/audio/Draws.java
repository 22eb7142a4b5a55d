package dev.dyad.audio;

import dev.dyad.core.Range;
import java.util.random.RandomGenerator;

/** Draws of frequencies. */
final class Draws {
  private Draws() {}

  /** Each octave of a positive range is as likely as the others. */
  static double overOctaves(Range range, RandomGenerator random) {
    double low = Math.log(range.min());
    double drawn = Math.exp(low + (Math.log(range.max()) - low) * random.nextDouble());
    return Math.max(range.min(), Math.min(range.max(), drawn));
  }
}
