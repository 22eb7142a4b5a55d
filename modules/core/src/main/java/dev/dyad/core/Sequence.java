package dev.dyad.core;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * All steps, one after the other. Each step has a generator of its own, so that what one draws
 * never shifts the others.
 *
 * @param steps in order; none leaves the view as it is
 * @param <T> type of the values
 */
public record Sequence<T>(List<Augmentation<T>> steps) implements Augmentation<T> {
  /** Copies the list. */
  public Sequence {
    steps = List.copyOf(steps);
  }

  /** The steps, one after the other. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public static <T> Sequence<T> of(Augmentation<T>... steps) {
    return new Sequence<>(Arrays.asList(steps));
  }

  @Override
  public View<T> apply(View<T> in, SplittableGenerator random) {
    View<T> view = in;
    for (Augmentation<T> step : steps) {
      view = step.apply(view, random.split());
    }
    return view;
  }
}
