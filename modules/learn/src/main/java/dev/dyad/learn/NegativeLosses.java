package dev.dyad.learn;

import static dev.dyad.learn.LossInputs.requireOneEach;
import static dev.dyad.learn.LossInputs.requireRows;
import static dev.dyad.learn.LossInputs.requireSameShape;

import ai.djl.ndarray.NDArray;
import dev.dyad.core.Require;

/**
 * NT-Xent with the negatives counted otherwise: pure functions like {@link Losses}. Everywhere z
 * are unit vectors, s_ik = z_i·z_k/t, p(i) is the other view of view i, and the negatives of view i
 * are all views of samples of other groups.
 */
public final class NegativeLosses {
  private NegativeLosses() {}

  /**
   * Decoupled contrastive loss (DCL): NT-Xent without the positive in the sum. -s_ip(i) + log
   * Σ_{negatives k} exp(s_ik), mean over the 2N views, in nats. May be below 0.
   *
   * @param z1 first views, shape (N, D), N ≥ 2; need not be unit length
   * @param z2 second views of the same samples in the same order, shape (N, D)
   * @param groups a number for each sample, shape (N); samples of one group are not each other's
   *     negatives
   * @param temperature t &gt; 0; 0.1 in the paper
   * @return a scalar; log(2N - 2) if all embeddings are equal and all groups differ; views without
   *     any negative count as 0
   * @throws IllegalArgumentException if the shapes do not fit or temperature is not positive
   * @see <a href="https://arxiv.org/abs/2110.06848">Yeh et al. 2021, eq. 5</a>
   */
  public static NDArray decoupled(NDArray z1, NDArray z2, NDArray groups, double temperature) {
    require(z1, z2, groups, temperature);
    return NegativeScripts.DECOUPLED
        .call(z1.getManager(), z1, z2, groups, temperature, 0.0)
        .singletonOrThrow();
  }

  /**
   * Decoupled contrastive loss with weights (DCLW): the positive's term is times w_i = 2 -
   * exp(c_i/σ) / mean_j exp(c_j/σ), c_i the cosine of the two views of sample i, so that pairs that
   * are far apart pull more. No gradient flows through w.
   *
   * @param z1 first views, shape (N, D), N ≥ 2; need not be unit length
   * @param z2 second views of the same samples in the same order, shape (N, D)
   * @param groups a number for each sample, shape (N); samples of one group are not each other's
   *     negatives
   * @param temperature t &gt; 0; 0.1 in the paper
   * @param sigma σ &gt; 0; 0.5 in the paper
   * @return a scalar; as {@link #decoupled} if all pairs are equally far apart
   * @throws IllegalArgumentException if the shapes do not fit or a number is not positive
   * @see <a href="https://arxiv.org/abs/2110.06848">Yeh et al. 2021, eq. 6</a>
   */
  public static NDArray decoupledWeighted(
      NDArray z1, NDArray z2, NDArray groups, double temperature, double sigma) {
    require(z1, z2, groups, temperature);
    Require.positive("sigma", sigma);
    return NegativeScripts.DECOUPLED
        .call(z1.getManager(), z1, z2, groups, temperature, sigma)
        .singletonOrThrow();
  }

  /**
   * Hard negatives (HCL), corrected for negatives that are of the anchor's own class. For M
   * negatives of view i: g = ( M · Σ_k exp((1+β)s_ik) / Σ_k exp(βs_ik) - τ·M·exp(s_ip(i)) ) / (1 -
   * τ), at least M·exp(-1/t); the loss is log(exp(s_ip(i)) + g) - s_ip(i), mean over the 2N views,
   * in nats. β = 0 is the debiased contrastive loss; with τ = 0 as well it is NT-Xent.
   *
   * @param z1 first views, shape (N, D), N ≥ 2; need not be unit length
   * @param z2 second views of the same samples in the same order, shape (N, D)
   * @param groups a number for each sample, shape (N); samples of one group are not each other's
   *     negatives
   * @param temperature t &gt; 0; 0.5 in the paper
   * @param hardness β ≥ 0: how much more near negatives weigh; 1 in the paper for CIFAR-10
   * @param prior τ in 0..1, below 1: share of negatives that are of the anchor's class; 0.1
   * @return a scalar; log(2N - 1) if all embeddings are equal and all groups differ; views without
   *     any negative count as 0
   * @throws IllegalArgumentException if the shapes do not fit or a number is out of its range
   * @see <a href="https://arxiv.org/abs/2010.04592">Robinson et al. 2020, eq. 4</a>
   * @see <a href="https://arxiv.org/abs/2007.00224">Chuang et al. 2020, eq. 8 (debiased)</a>
   */
  public static NDArray hardNegatives(
      NDArray z1, NDArray z2, NDArray groups, double temperature, double hardness, double prior) {
    require(z1, z2, groups, temperature);
    Require.within("hardness", hardness, 0, 1e6);
    Require.within("prior", prior, 0, Math.nextDown(1.0));
    return NegativeScripts.HARD
        .call(z1.getManager(), z1, z2, groups, temperature, hardness, prior)
        .singletonOrThrow();
  }

  private static void require(NDArray z1, NDArray z2, NDArray groups, double temperature) {
    requireRows("z1", z1, 2);
    requireSameShape("z2", z2, "z1", z1);
    requireOneEach("groups", groups, z1);
    Require.positive("temperature", temperature);
  }
}
