package dev.dyad.learn;

import static dev.dyad.learn.LossInputs.requireRows;
import static dev.dyad.learn.LossInputs.requireSameShape;

import ai.djl.ndarray.NDArray;
import dev.dyad.core.Require;

/** How embeddings lie on the unit sphere, as losses: pure functions like {@link Losses}. */
public final class SphereLosses {
  private SphereLosses() {}

  /**
   * Alignment: mean of |z1_i - z2_i|^α for unit vectors.
   *
   * @param z1 first views, shape (N, D); need not be unit length
   * @param z2 second views of the same samples in the same order, shape (N, D)
   * @param exponent α in 1..100; 2 in the paper. Below 1 the slope is infinite where views meet
   * @return a scalar, 0..2^α; 0 if the views of each sample are equal
   * @throws IllegalArgumentException if the shapes differ or the exponent is out of its range
   * @see <a href="https://arxiv.org/abs/2005.10242">Wang and Isola 2020, figure 6</a>
   */
  public static NDArray alignment(NDArray z1, NDArray z2, double exponent) {
    requireRows("z1", z1, 1);
    requireSameShape("z2", z2, "z1", z1);
    Require.within("exponent", exponent, 1, 100);
    return SphereScripts.ALIGNMENT.call(z1.getManager(), z1, z2, exponent).singletonOrThrow();
  }

  /**
   * Uniformity: log of the mean of exp(-s·|z_i - z_j|²) over all pairs of unit vectors.
   *
   * @param z shape (N, D), N ≥ 2; need not be unit length
   * @param sharpness s &gt; 0; 2 in the paper, where it is called t
   * @return a scalar, -4s..0; 0 if all embeddings are equal
   * @throws IllegalArgumentException if the shape does not fit or the sharpness is not positive
   * @see <a href="https://arxiv.org/abs/2005.10242">Wang and Isola 2020, figure 6</a>
   */
  public static NDArray uniformity(NDArray z, double sharpness) {
    requireRows("z", z, 2);
    Require.positive("sharpness", sharpness);
    return SphereScripts.UNIFORMITY.call(z.getManager(), z, sharpness).singletonOrThrow();
  }
}
