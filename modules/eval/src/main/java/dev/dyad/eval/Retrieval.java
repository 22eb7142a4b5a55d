package dev.dyad.eval;

import dev.dyad.core.Require;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How well each query finds its own target among all targets by cosine: row i of the queries
 * belongs to row i of the targets.
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
   * Ranks of the targets.
   *
   * @throws IllegalArgumentException if sizes or dimensions differ
   */
  public static Retrieval of(Embeddings queries, Embeddings targets) {
    Require.that(
        queries.size() == targets.size() && queries.dimension() == targets.dimension(),
        "queries and targets must be of one size, but are %d x %d and %d x %d",
        queries.size(),
        queries.dimension(),
        targets.size(),
        targets.dimension());
    float[] q = UnitRows.of(queries, queries.dimension());
    float[] t = UnitRows.of(targets, targets.dimension());
    int d = queries.dimension();
    Integer[] ranks = new Integer[queries.size()];
    Parallel.each(
        ranks.length,
        i -> {
          double own = dot(q, i, t, i, d);
          int rank = 1;
          for (int j = 0; j < ranks.length; j++) {
            if (j != i && dot(q, i, t, j, d) >= own) {
              rank++;
            }
          }
          ranks[i] = rank;
        });
    return new Retrieval(List.of(ranks));
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
