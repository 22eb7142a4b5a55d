package dev.dyad.eval;

import dev.dyad.core.Require;
import java.util.List;
import java.util.Map;

/**
 * Whether cosines of pairs follow the scores that people gave the pairs, as in the STS benchmark.
 */
public final class PairSimilarity {
  private PairSimilarity() {}

  /**
   * {@code spearman} and {@code pearson} between the cosine of each pair and its score, with the
   * number of pairs.
   *
   * @param first one of each pair
   * @param second the other of each pair, in the same order
   * @param scores what people gave; only their order counts for the first
   * @throws IllegalArgumentException if sizes differ or there are fewer than two pairs
   */
  public static List<Score> scores(Embeddings first, Embeddings second, double[] scores) {
    Require.that(
        first.size() == second.size() && first.size() == scores.length,
        "pairs need as many first and second rows as scores, but there are %d, %d and %d",
        first.size(),
        second.size(),
        scores.length);
    double[] cosines = cosines(first, second);
    Map<String, Double> details = Map.of("pairs", (double) scores.length);
    return List.of(
        new Score("spearman", Correlation.spearman(cosines, scores), details),
        new Score("pearson", Correlation.pearson(cosines, scores), details));
  }

  /**
   * Cosine of each row with the row of the same number; 0 where one is all zeros.
   *
   * @throws IllegalArgumentException if sizes or dimensions differ
   */
  public static double[] cosines(Embeddings first, Embeddings second) {
    Require.that(
        first.size() == second.size() && first.dimension() == second.dimension(),
        "pairs must be of one size, but are %d x %d and %d x %d",
        first.size(),
        first.dimension(),
        second.size(),
        second.dimension());
    double[] norms1 = first.norms();
    double[] norms2 = second.norms();
    double[] cosines = new double[first.size()];
    Parallel.each(
        cosines.length,
        row -> {
          double dot = 0;
          for (int i = 0; i < first.dimension(); i++) {
            dot += (double) first.at(row, i) * second.at(row, i);
          }
          double norms = norms1[row] * norms2[row];
          cosines[row] = norms == 0 ? 0 : dot / norms;
        });
    return cosines;
  }
}
