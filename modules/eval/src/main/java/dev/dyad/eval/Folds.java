package dev.dyad.eval;

import dev.dyad.core.Permutation;
import dev.dyad.core.RandomKey;
import dev.dyad.core.Require;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Parts of some rows that hold each class in the same share, as nearly as can be. */
final class Folds {
  private Folds() {}

  /**
   * Divides rows at random, class by class; the fold that gets one row more moves on from class to
   * class, so that sizes differ by one at most.
   *
   * @param rows to divide
   * @param labels class index of every row of the data
   * @throws IllegalArgumentException if there are fewer rows than folds
   */
  static List<int[]> of(int[] rows, int[] labels, int classes, int count, RandomKey key) {
    Require.that(
        rows.length >= count,
        "%d folds need as many labelled samples, but there are %d. Lower folds",
        count,
        rows.length);
    var folds = new ArrayList<List<Integer>>();
    IntStream.range(0, count).forEach(f -> folds.add(new ArrayList<>()));
    int next = 0;
    for (int c = 0; c < classes; c++) {
      int kind = c;
      int[] own = IntStream.of(rows).filter(row -> labels[row] == kind).toArray();
      for (int i : Permutation.of(own.length, key.with(c).generator())) {
        folds.get(next++ % count).add(own[i]);
      }
    }
    return folds.stream().map(f -> f.stream().mapToInt(r -> r).sorted().toArray()).toList();
  }

  /** All rows of all folds but one. */
  static int[] others(List<int[]> folds, int left) {
    return IntStream.range(0, folds.size())
        .filter(f -> f != left)
        .flatMap(f -> IntStream.of(folds.get(f)))
        .sorted()
        .toArray();
  }
}
