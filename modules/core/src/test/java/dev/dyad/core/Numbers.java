package dev.dyad.core;

import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;

/** A small modality of whole numbers for the tests of this module. */
final class Numbers {
  private Numbers() {}

  /** Adds a number below the bound. */
  record Add(int bound) implements Augmentation<Integer> {
    Add {
      Require.positive("bound", bound);
    }

    Add() {
      this(1_000_000);
    }

    @Override
    public View<Integer> apply(View<Integer> in, SplittableGenerator random) {
      return in.then(new Added(random.nextInt(bound)));
    }

    record Added(int amount) implements Change<Integer> {
      @Override
      public Integer apply(Integer value) {
        return value + amount;
      }
    }
  }

  /** Draws some numbers and then does nothing with them: a step that could shift others. */
  record Greedy(int draws) implements Augmentation<Integer> {
    @Override
    public View<Integer> apply(View<Integer> in, SplittableGenerator random) {
      for (int i = 0; i < draws; i++) {
        random.nextLong();
      }
      return in;
    }
  }

  /** Multiplies, without chance. */
  record Times(int factor) implements Augmentation<Integer> {
    @Override
    public View<Integer> apply(View<Integer> in, SplittableGenerator random) {
      return in.then(new Multiplied(factor));
    }

    record Multiplied(int factor) implements Change<Integer> {
      @Override
      public Integer apply(Integer value) {
        return value * factor;
      }
    }
  }

  static View<Integer> raw(int value) {
    return View.raw(value, new Origin("sample", 0, 0, 7));
  }

  static View<Integer> view(Augmentation<Integer> step, int value, long seed) {
    return step.apply(raw(value), RandomKey.of(seed).generator());
  }

  /** The amounts that were added, in order. */
  static List<Integer> amounts(View<Integer> view) {
    return view.changes().stream()
        .filter(Add.Added.class::isInstance)
        .map(c -> ((Add.Added) c).amount())
        .toList();
  }
}
