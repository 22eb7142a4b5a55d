package dev.dyad.core;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * A place in the tree of all random numbers of a run. Keys are derived from what a draw is for
 * (epoch, sample, view), never from when or where it happens, so threads and batch sizes cannot
 * change a draw.
 *
 * @param value 64 well-mixed bits
 */
public record RandomKey(long value) {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  /** The root key of a seed. */
  public static RandomKey of(long seed) {
    return new RandomKey(mix(seed + GOLDEN));
  }

  /**
   * The key below this one for a number; order matters: {@code with(a).with(b)} is not {@code
   * with(b).with(a)}.
   */
  public RandomKey with(long part) {
    return new RandomKey(mix(mix(value + GOLDEN) ^ (part * 0xD1342543DE82EF95L + 1)));
  }

  /** The key below this one for a name (FNV-1a over its UTF-16 units, then mixed). */
  public RandomKey with(String part) {
    long hash = 0xCBF29CE484222325L;
    for (int i = 0; i < part.length(); i++) {
      hash = (hash ^ part.charAt(i)) * 0x100000001B3L;
    }
    return with(mix(hash));
  }

  /** A new generator that starts here; every call gives an equal one. */
  public SplittableGenerator generator() {
    return new SplittableRandom(value);
  }

  /**
   * The finaliser of SplitMix64 (Steele, Lea, Flood 2014, variant 13 of Stafford): a bijection on
   * 64 bits.
   */
  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
