package dev.dyad.eval;

import java.util.Arrays;

/**
 * Standard deviation of the single dimensions of unit vectors over all rows. Near 1/sqrt(d) for
 * evenly spread embeddings and 0 for a collapsed encoder, so its mean times sqrt(d) tells collapse.
 *
 * @see <a href="https://arxiv.org/abs/2011.10566">Chen and He 2020, section 4.1</a>
 */
public record Spread() implements Metric {
  /**
   * The score {@code spread} of test: mean of the deviations, times sqrt(d), with the smallest and
   * largest such product; train is not looked at.
   */
  @Override
  public Score of(Embeddings train, Embeddings test) {
    double[] deviations = deviations(test);
    double scale = Math.sqrt(test.dimension());
    return new Score("spread", scale * Arrays.stream(deviations).average().orElse(0))
        .with("smallest", scale * Arrays.stream(deviations).min().orElse(0))
        .with("largest", scale * Arrays.stream(deviations).max().orElse(0));
  }

  /** One deviation a dimension. */
  public static double[] deviations(Embeddings embeddings) {
    Embeddings unit =
        Embeddings.ofRows(
            embeddings.dimension(),
            UnitRows.of(embeddings, embeddings.dimension()),
            embeddings.ids(),
            embeddings.labels(),
            embeddings.labelNames());
    return Moments.deviation(unit, Moments.mean(unit));
  }
}
