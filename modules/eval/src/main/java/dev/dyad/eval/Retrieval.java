package dev.dyad.eval;

import dev.dyad.core.Require;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How well each query finds its own target among all targets by cosine.
 *
 * @param ranks for each query the rank of its target, from 1; ties are broken against it
 */
public record Retrieval(List<Integer> ranks) {
  /** Copies the list. */
  public Retrieval {
    ranks = List.copyOf(ranks);
    Require.that(!ranks.isEmpty(), "retrieval needs at least one query");
  }

  /**
   * Ranks of the targets: row i of the queries belongs to row i of the targets.
   *
   * @throws IllegalArgumentException if sizes or dimensions differ
   */
  public static Retrieval of(Embeddings queries, Embeddings targets) {
    Require.that(
        queries.size() == targets.size(),
        "queries and targets must be of one size, but are %d x %d and %d x %d",
        queries.size(),
        queries.dimension(),
        targets.size(),
        targets.dimension());
    int[] rows = IntStream.range(0, queries.size()).toArray();
    return of(queries, rows, targets, rows);
  }

  /**
   * Ranks where a query may have several targets, or several queries one: all targets of a query's
   * group are its own. The rank is that of the best of its own among all that are not.
   *
   * @param queryGroups a number for each query
   * @param targetGroups a number for each target
   * @throws IllegalArgumentException if dimensions differ, there is not a group for each row, or a
   *     query has no target of its own
   */
  public static Retrieval of(
      Embeddings queries, int[] queryGroups, Embeddings targets, int[] targetGroups) {
    Require.that(
        queries.dimension() == targets.dimension(),
        "queries and targets must have as many dimensions, but have %d and %d",
        queries.dimension(),
        targets.dimension());
    Require.that(
        queryGroups.length == queries.size() && targetGroups.length == targets.size(),
        "%d queries and %d targets need as many groups, not %d and %d",
        queries.size(),
        targets.size(),
        queryGroups.length,
        targetGroups.length);
    float[] q = UnitRows.of(queries, queries.dimension());
    float[] t = UnitRows.of(targets, targets.dimension());
    int d = queries.dimension();
    Integer[] ranks = new Integer[queries.size()];
    Parallel.each(
        ranks.length,
        i -> {
          double[] similarities = new double[targets.size()];
          double own = Double.NEGATIVE_INFINITY;
          for (int j = 0; j < similarities.length; j++) {
            similarities[j] = dot(q, i, t, j, d);
            if (targetGroups[j] == queryGroups[i]) {
              own = Math.max(own, similarities[j]);
            }
          }
          ranks[i] = rank(similarities, own, queryGroups[i], targetGroups);
        });
    int lost = List.of(ranks).indexOf(0);
    Require.that(lost < 0, "query %d has no target of its own. Leave it out", lost < 0 ? 0 : lost);
    return new Retrieval(List.of(ranks));
  }

  /** From 1; 0 for a query without a target of its own. */
  private static int rank(double[] similarities, double own, int group, int[] targetGroups) {
    if (own == Double.NEGATIVE_INFINITY) {
      return 0;
    }
    int rank = 1;
    for (int j = 0; j < similarities.length; j++) {
      if (targetGroups[j] != group && similarities[j] >= own) {
        rank++;
      }
    }
    return rank;
  }

  /**
   * Recall at k of guessing: the chance that of n targets in any order one of m right ones is among
   * the first k, {@code 1 - C(n - m, k) / C(n, k)}.
   *
   * @param k how many are looked at, at least 1
   * @param right m, at least 0
   * @param targets n, at least m
   */
  public static double chanceAt(int k, int right, int targets) {
    Require.positive("k", k);
    Require.within("targets", targets, 0, Integer.MAX_VALUE);
    Require.within("right", right, 0, targets);
    double missed = 1;
    for (int i = 0; i < Math.min(k, targets); i++) {
      missed *= Math.max(0, (double) (targets - right - i) / (targets - i));
    }
    return 1 - missed;
  }

  private static double dot(float[] q, int i, float[] t, int j, int d) {
    double sum = 0;
    for (int k = 0; k < d; k++) {
      sum += (double) q[i * d + k] * t[j * d + k];
    }
    return sum;
  }

  /** Share of queries whose target is among the first k. */
  public double recallAt(int k) {
    return (double) ranks.stream().filter(rank -> rank <= k).count() / ranks.size();
  }

  /** Mean of 1 / rank. */
  public double meanReciprocalRank() {
    return ranks.stream().mapToDouble(rank -> 1.0 / rank).average().orElseThrow();
  }

  /** {@code recallAt1}, {@code recallAt5}, {@code recallAt10} and {@code meanReciprocalRank}. */
  public List<Score> scores() {
    Map<String, Double> details = Map.of("queries", (double) ranks.size());
    var scores = new ArrayList<Score>();
    for (int k : List.of(1, 5, 10)) {
      scores.add(new Score("recallAt" + k, recallAt(k), details));
    }
    scores.add(new Score("meanReciprocalRank", meanReciprocalRank(), details));
    return scores;
  }
}
