package dev.dyad.core;

import java.util.random.RandomGenerator;

/** Random orders. */
public final class Permutation {
  private Permutation() {}

  /** The numbers 0..n-1, every order as likely as the others (Fisher-Yates). */
  public static int[] of(int n, RandomGenerator random) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
