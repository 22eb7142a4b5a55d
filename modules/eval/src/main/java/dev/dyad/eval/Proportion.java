package dev.dyad.eval;

import dev.dyad.core.Require;

/**
 * A share counted on a sample, with its 95 % interval (Wilson 1927), which unlike the textbook one
 * holds near 0 and 1 and for small samples.
 *
 * @param hits how often
 * @param total of how many, at least 1
 * @see <a href="https://doi.org/10.1080/01621459.1927.10502953">Wilson 1927</a>
 */
public record Proportion(long hits, long total) {
  private static final double Z = 1.959963984540054; // 97.5 % quantile of the normal distribution

  /**
   * Checks the counts.
   *
   * @throws IllegalArgumentException if total is not positive or hits not in 0..total
   */
  public Proportion {
    Require.that(total > 0, "total must be positive, but was %d", total);
    Require.that(hits >= 0 && hits <= total, "hits must be in 0..%d, but was %d", total, hits);
  }

  /** hits / total. */
  public double value() {
    return (double) hits / total;
  }

  /** Lower end of the 95 % interval. */
  public double low() {
    return hits == 0 ? 0 : centre() - halfWidth();
  }

  /** Upper end of the 95 % interval. */
  public double high() {
    return hits == total ? 1 : centre() + halfWidth();
  }

  private double centre() {
    return (value() + Z * Z / (2 * total)) / (1 + Z * Z / total);
  }

  private double halfWidth() {
    double p = value();
    double variance = p * (1 - p) / total + Z * Z / (4.0 * total * total);
    return Z / (1 + Z * Z / total) * Math.sqrt(variance);
  }
}
