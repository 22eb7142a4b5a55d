package dev.dyad.eval;

import dev.dyad.core.Require;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** How well one list of numbers follows another. */
public final class Correlation {
  private Correlation() {}

  /**
   * Pearson's correlation: the cosine of both lists less their means; in -1..1.
   *
   * @return 0 if the numbers of one list are all the same
   * @throws IllegalArgumentException if the lists differ in length or have fewer than two numbers
   */
  public static double pearson(double[] a, double[] b) {
    Require.that(
        a.length == b.length,
        "both lists must have as many numbers, but have %d and %d",
        a.length,
        b.length);
    Require.that(a.length >= 2, "a correlation needs 2 pairs or more, but there are %d", a.length);
    double meanA = Arrays.stream(a).average().orElseThrow();
    double meanB = Arrays.stream(b).average().orElseThrow();
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += (a[i] - meanA) * (b[i] - meanB);
      aa += (a[i] - meanA) * (a[i] - meanA);
      bb += (b[i] - meanB) * (b[i] - meanB);
    }
    return aa == 0 || bb == 0 ? 0 : ab / Math.sqrt(aa) / Math.sqrt(bb);
  }

  /**
   * Spearman's rank correlation: Pearson's of the ranks, where equal numbers share the mean of
   * their ranks; only the order of the numbers counts.
   *
   * @return 0 if the numbers of one list are all the same
   * @throws IllegalArgumentException if the lists differ in length or have fewer than two numbers
   */
  public static double spearman(double[] a, double[] b) {
    return pearson(ranks(a), ranks(b));
  }

  /** Ranks from 1, equal numbers sharing the mean of theirs. */
  private static double[] ranks(double[] numbers) {
    int[] order =
        IntStream.range(0, numbers.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> numbers[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] ranks = new double[numbers.length];
    int start = 0;
    while (start < order.length) {
      int end = start;
      while (end < order.length && numbers[order[end]] == numbers[order[start]]) {
        end++;
      }
      for (int i = start; i < end; i++) {
        ranks[order[i]] = (start + 1 + end) / 2.0;
      }
      start = end;
    }
    return ranks;
  }
}
