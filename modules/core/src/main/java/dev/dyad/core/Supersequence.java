package dev.dyad.core;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Finds one sequence that others are parts of, so that all of them can be gone through at once. */
final class Supersequence {
  private Supersequence() {}

  /**
   * A short sequence from which each of the given ones is got by leaving items out: the shortest
   * for two of them, one after the other merged in for more.
   */
  static <E> List<E> of(Collection<List<E>> sequences) {
    List<E> all = List.of();
    for (List<E> sequence : sequences) {
      all = merged(all, sequence);
    }
    return all;
  }

  private static <E> List<E> merged(List<E> a, List<E> b) {
    int[][] common = common(a, b);
    var merged = new ArrayList<E>(a.size() + b.size());
    int i = 0;
    int j = 0;
    while (i < a.size() || j < b.size()) {
      if (i < a.size() && j < b.size() && a.get(i).equals(b.get(j))) {
        merged.add(a.get(i++));
        j++;
      } else if (j == b.size() || i < a.size() && common[i + 1][j] >= common[i][j + 1]) {
        merged.add(a.get(i++));
      } else {
        merged.add(b.get(j++));
      }
    }
    return merged;
  }

  /** For each two ends of the sequences the length of their longest common part. */
  private static <E> int[][] common(List<E> a, List<E> b) {
    int[][] common = new int[a.size() + 1][b.size() + 1];
    for (int i = a.size() - 1; i >= 0; i--) {
      for (int j = b.size() - 1; j >= 0; j--) {
        common[i][j] =
            a.get(i).equals(b.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }
}
