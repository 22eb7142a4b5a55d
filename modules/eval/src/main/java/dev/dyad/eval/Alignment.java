package dev.dyad.eval;

import dev.dyad.core.Require;

/**
 * How near positive pairs lie: the mean of |x - y|^a over pairs of unit vectors; 0 if every pair
 * coincides, less is better, but a collapsed encoder has 0 too, so read it with {@link Uniformity}.
 * As the two views of each sample are compared, this is no {@link Metric} of train against test.
 *
 * @param exponent a, above 0; 2 in the paper
 * @see <a href="https://arxiv.org/abs/2005.10242">Wang and Isola 2020, section 4.1</a>
 */
public record Alignment(double exponent) {
  private static final int BLOCK = 1024;

  /**
   * Checks the exponent.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public Alignment {
    Require.positive("exponent", exponent);
  }

  /** Squared distances. */
  public Alignment() {
    this(2);
  }

  /**
   * The score {@code alignment} of pairs: row i of one with row i of the other. Rows that are all
   * zeros have no direction and stay at the origin.
   *
   * @param first embeddings of first views
   * @param second embeddings of second views of the same samples, in the same order
   * @throws IllegalArgumentException if sizes or dimensions differ
   */
  public Score of(Embeddings first, Embeddings second) {
    Require.that(
        first.size() == second.size() && first.dimension() == second.dimension(),
        "pairs need embeddings of one shape, but they are %d x %d and %d x %d",
        first.size(),
        first.dimension(),
        second.size(),
        second.dimension());
    double[] ofFirst = first.norms();
    double[] ofSecond = second.norms();
    double sum =
        Parallel.sum(
            first.size(),
            BLOCK,
            (from, to) -> {
              double part = 0;
              for (int row = from; row < to; row++) {
                double squared = squaredDistance(first, second, row, ofFirst[row], ofSecond[row]);
                part += exponent == 2 ? squared : Math.pow(squared, exponent / 2);
              }
              return part;
            });
    return new Score("alignment", sum / first.size()).with("pairs", first.size());
  }

  private static double squaredDistance(
      Embeddings first, Embeddings second, int row, double ofFirst, double ofSecond) {
    double a = ofFirst == 0 ? 1 : 1 / ofFirst;
    double b = ofSecond == 0 ? 1 : 1 / ofSecond;
    double sum = 0;
    for (int i = 0; i < first.dimension(); i++) {
      double difference = first.at(row, i) * a - second.at(row, i) * b;
      sum += difference * difference;
    }
    return sum;
  }
}
