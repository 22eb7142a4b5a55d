package dev.dyad.graph;

import java.util.random.RandomGenerator;

/** Draws of how many and which. */
final class Draws {
  private Draws() {}

  /**
   * A whole number whose expectation is exactly {@code rate * n}: rounded up with the probability
   * of the fraction, so that small rates act on small graphs too.
   */
  static int count(double rate, int n, RandomGenerator random) {
    double expected = rate * n;
    int whole = (int) expected;
    return random.nextDouble() < expected - whole ? whole + 1 : whole;
  }

  /**
   * Marks k of n, every choice of k as likely as the others, in k draws.
   *
   * @see <a href="https://doi.org/10.1145/30401.315746">Floyd's algorithm, in Bentley 1987</a>
   */
  static boolean[] choose(int k, int n, RandomGenerator random) {
    boolean[] chosen = new boolean[n];
    for (int last = n - k; last < n; last++) {
      int candidate = random.nextInt(last + 1);
      chosen[chosen[candidate] ? last : candidate] = true;
    }
    return chosen;
  }

  /** The places that are not marked, in order. */
  static int[] unmarked(boolean[] marks, int count) {
    int[] places = new int[count];
    int filled = 0;
    for (int i = 0; filled < count; i++) {
      places[filled] = i;
      filled += marks[i] ? 0 : 1;
    }
    return places;
  }

  /** The numbers 0..n-1. */
  static int[] upTo(int n) {
    int[] numbers = new int[n];
    for (int i = 0; i < n; i++) {
      numbers[i] = i;
    }
    return numbers;
  }
}
