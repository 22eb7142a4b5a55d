package dev.dyad.core;

import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * A number of different steps, drawn without replacement, in drawn order.
 *
 * @param count how many, in 0..steps
 * @param steps what to draw from
 * @param <T> type of the values
 */
public record SomeOf<T>(int count, List<Augmentation<T>> steps) implements Augmentation<T> {
  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if count is negative or above the number of steps
   */
  public SomeOf {
    steps = List.copyOf(steps);
    Require.within("count", count, 0, steps.size());
  }

  @Override
  public View<T> apply(View<T> in, SplittableGenerator random) {
    int[] order = Permutation.of(steps.size(), random);
    View<T> view = in;
    for (int i = 0; i < count; i++) {
      view = steps.get(order[i]).apply(view, random.split());
    }
    return view;
  }
}
