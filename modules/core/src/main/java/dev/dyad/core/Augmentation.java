package dev.dyad.core;

import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * A random step that keeps what a sample means: a record of settings. It draws from the given
 * generator and from nothing else, and returns {@code in.then(change)} with the drawn values.
 *
 * @param <T> type of the values
 */
@FunctionalInterface
public interface Augmentation<T> {
  /**
   * Draws a change and applies it.
   *
   * @param in the view so far
   * @param random this augmentation's own generator; equal generators give equal views
   */
  View<T> apply(View<T> in, SplittableGenerator random);
}
