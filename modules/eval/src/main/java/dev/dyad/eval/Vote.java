package dev.dyad.eval;

import dev.dyad.core.Require;

/**
 * How neighbours elect a class. Classes with equal votes: the one with the nearest member wins, and
 * of equally near ones the one whose row comes first.
 */
public sealed interface Vote {
  /** One neighbour, one vote. */
  record Majority() implements Vote {}

  /**
   * Votes of exp(-distance / temperature) for cosine distances, which is the exp(cos / temperature)
   * of instance discrimination up to a factor; for Euclidean ones exp(-distance² / (2
   * temperature)), which is the same for unit vectors.
   *
   * @param temperature above 0; 0.07 in the paper
   * @see <a href="https://arxiv.org/abs/1805.01978">Wu et al. 2018, section 3.4</a>
   */
  record Softmax(double temperature) implements Vote {
    /**
     * Checks the temperature.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public Softmax {
      Require.positive("temperature", temperature);
    }
  }
}
