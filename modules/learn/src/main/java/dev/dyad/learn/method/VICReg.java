package dev.dyad.learn.method;

import ai.djl.nn.Block;
import dev.dyad.core.Require;
import dev.dyad.learn.Learner;
import dev.dyad.learn.Method;
import dev.dyad.learn.RedundancyLosses;
import dev.dyad.learn.RedundancyLosses.VicWeights;
import java.util.List;
import java.util.function.Supplier;

/**
 * VICReg: the views of a sample near each other, every dimension spread, no two dimensions alike;
 * no negatives.
 *
 * @param invariance weight of the distance between views
 * @param variance weight of dimensions that do not spread
 * @param covariance weight of dimensions that say the same
 * @param projectionDimensions width of the expander's three layers
 * @see <a href="https://arxiv.org/abs/2105.04906">Bardes et al. 2021</a>
 */
public record VICReg(
    double invariance, double variance, double covariance, int projectionDimensions)
    implements Method {
  /** 25, 25, 1, expander of 8,192: the paper's; on a CPU take some hundred dimensions. */
  public VICReg() {
    this(8192);
  }

  /** Weights 25, 25, 1. */
  public VICReg(int projectionDimensions) {
    this(25, 25, 1, projectionDimensions);
  }

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public VICReg {
    Require.within("invariance", invariance, 0, 1e9);
    Require.within("variance", variance, 0, 1e9);
    Require.within("covariance", covariance, 0, 1e9);
    Require.positive("projectionDimensions", projectionDimensions);
  }

  @Override
  public String about() {
    return "views near, every dimension spread, no two alike; no negatives";
  }

  @Override
  public String paper() {
    return "Bardes et al. 2021, https://arxiv.org/abs/2105.04906";
  }

  @Override
  public Learner learner(Supplier<Block> encoder) {
    var weights = new VicWeights(invariance, variance, covariance);
    return new ProjectedPair(
        "VICReg",
        encoder.get(),
        Head.normed(List.of(projectionDimensions, projectionDimensions), projectionDimensions),
        (z1, z2, batch) -> RedundancyLosses.vicReg(z1, z2, weights));
  }
}
