package dev.dyad.core;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Exactly one of the steps, each as likely as the others.
 *
 * @param steps at least one
 * @param <T> type of the values
 */
public record OneOf<T>(List<Augmentation<T>> steps) implements Augmentation<T> {
  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if there is no step
   */
  public OneOf {
    steps = List.copyOf(steps);
    Require.that(!steps.isEmpty(), "steps must not be empty. Name at least one augmentation");
  }

  /** One of these steps, each as likely as the others. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public static <T> OneOf<T> of(Augmentation<T>... steps) {
    return new OneOf<>(Arrays.asList(steps));
  }

  @Override
  public View<T> apply(View<T> in, SplittableGenerator random) {
    SplittableGenerator child = random.split();
    return steps.get(random.nextInt(steps.size())).apply(in, child);
  }
}
