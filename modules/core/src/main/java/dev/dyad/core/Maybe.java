package dev.dyad.core;

import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * A step taken with probability p, and nothing otherwise.
 *
 * @param p probability in 0..1
 * @param step what may happen
 * @param <T> type of the values
 */
public record Maybe<T>(double p, Augmentation<T> step) implements Augmentation<T> {
  /**
   * Checks p.
   *
   * @throws IllegalArgumentException if p is not in 0..1
   */
  public Maybe {
    Require.within("p", p, 0, 1);
  }

  @Override
  public View<T> apply(View<T> in, SplittableGenerator random) {
    SplittableGenerator child = random.split();
    return random.nextDouble() < p ? step.apply(in, child) : in;
  }
}
