package dev.dyad.learn;

import static dev.dyad.learn.LossInputs.requireRows;
import static dev.dyad.learn.LossInputs.requireSameShape;

import ai.djl.ndarray.NDArray;
import dev.dyad.core.Require;

/**
 * Losses that need no negatives because they keep the dimensions of an embedding spread and unlike
 * each other: pure functions like {@link Losses}.
 */
public final class RedundancyLosses {
  private RedundancyLosses() {}

  /**
   * Barlow Twins: the cross-correlation of the two views' dimensions shall be the identity. With
   * every dimension brought to mean 0 and variance 1 over the batch, C = z1ᵀz2/N; the loss is Σ_i
   * (1 - C_ii)² + λ Σ_{i≠j} C_ij².
   *
   * @param z1 first views, shape (N, D), N ≥ 2
   * @param z2 second views of the same samples in the same order, shape (N, D)
   * @param redundancyWeight λ &gt; 0; 0.0051 in the paper
   * @return a scalar; D if all embeddings are equal
   * @throws IllegalArgumentException if the shapes differ or the weight is not positive
   * @see <a href="https://arxiv.org/abs/2103.03230">Zbontar et al. 2021, eq. 1</a>
   */
  public static NDArray barlowTwins(NDArray z1, NDArray z2, double redundancyWeight) {
    requireRows("z1", z1, 2);
    requireSameShape("z2", z2, "z1", z1);
    Require.positive("redundancyWeight", redundancyWeight);
    return RedundancyScripts.BARLOW_TWINS
        .call(z1.getManager(), z1, z2, redundancyWeight)
        .singletonOrThrow();
  }

  /**
   * The weights of {@link #vicReg}.
   *
   * @param invariance of the distance between views; 25 in the paper
   * @param variance of dimensions that do not spread; 25 in the paper
   * @param covariance of dimensions that say the same; 1 in the paper
   */
  public record VicWeights(double invariance, double variance, double covariance) {
    /** 25, 25, 1. */
    public VicWeights() {
      this(25, 25, 1);
    }

    /**
     * Checks the weights.
     *
     * @throws IllegalArgumentException if one is negative
     */
    public VicWeights {
      Require.within("invariance", invariance, 0, 1e9);
      Require.within("variance", variance, 0, 1e9);
      Require.within("covariance", covariance, 0, 1e9);
    }
  }

  /**
   * VICReg: views near each other, every dimension spread by at least 1, no two dimensions alike.
   * invariance · mean (z1 - z2)² + variance · ½ Σ_{both views} mean_j max(0, 1 - √(Var_j + 1e-4)) +
   * covariance · Σ_{both views} Σ_{i≠j} Cov_ij² / D, with Var and Cov over N - 1. As in the
   * authors' code the first mean is over samples and dimensions and the second term is halved.
   *
   * @param z1 first views, shape (N, D), N ≥ 2
   * @param z2 second views of the same samples in the same order, shape (N, D)
   * @param weights of the three terms
   * @return a scalar; 0.99 · the variance's weight if all embeddings are equal
   * @throws IllegalArgumentException if the shapes differ
   * @see <a href="https://arxiv.org/abs/2105.04906">Bardes et al. 2021, eq. 6</a>
   */
  public static NDArray vicReg(NDArray z1, NDArray z2, VicWeights weights) {
    requireRows("z1", z1, 2);
    requireSameShape("z2", z2, "z1", z1);
    return RedundancyScripts.VIC_REG
        .call(
            z1.getManager(), z1, z2, weights.invariance(), weights.variance(), weights.covariance())
        .singletonOrThrow();
  }
}
