package dev.dyad.testkit;

import dev.dyad.core.RandomKey;
import java.util.function.Consumer;
import java.util.random.RandomGenerator.SplittableGenerator;

/** Runs a check over many seeds and names the seed that fails. */
public final class Seeds {
  private Seeds() {}

  /**
   * Runs the check with the generators of seeds 0..count-1.
   *
   * @throws AssertionError naming the first seed for which the check fails, with its failure as
   *     cause
   */
  public static void forAll(int count, Consumer<SplittableGenerator> check) {
    for (int seed = 0; seed < count; seed++) {
      try {
        check.accept(RandomKey.of(seed).generator());
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("fails for seed " + seed + ": " + e.getMessage(), e);
      }
    }
  }
}
