package dev.dyad.learn.method;

import ai.djl.nn.Block;
import dev.dyad.core.Require;
import dev.dyad.learn.Learner;
import dev.dyad.learn.Method;
import dev.dyad.learn.RedundancyLosses;
import java.util.List;
import java.util.function.Supplier;

/**
 * Barlow Twins: the two views' projections, dimension by dimension, shall be correlated with
 * themselves and with nothing else; no negatives.
 *
 * @param redundancyWeight of correlations between different dimensions
 * @param projectionDimensions width of the projector's three layers
 * @see <a href="https://arxiv.org/abs/2103.03230">Zbontar et al. 2021</a>
 */
public record BarlowTwins(double redundancyWeight, int projectionDimensions) implements Method {
  /** Weight 0.0051, projector of 8,192: the paper's; on a CPU take some hundred dimensions. */
  public BarlowTwins() {
    this(8192);
  }

  /** Weight 0.0051. */
  public BarlowTwins(int projectionDimensions) {
    this(0.0051, projectionDimensions);
  }

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public BarlowTwins {
    Require.positive("redundancyWeight", redundancyWeight);
    Require.positive("projectionDimensions", projectionDimensions);
  }

  @Override
  public String about() {
    return "dimensions of two views correlate with themselves and nothing else; no negatives";
  }

  @Override
  public String paper() {
    return "Zbontar et al. 2021, https://arxiv.org/abs/2103.03230";
  }

  @Override
  public Learner learner(Supplier<Block> encoder) {
    return new ProjectedPair(
        "BarlowTwins",
        encoder.get(),
        Head.normed(List.of(projectionDimensions, projectionDimensions), projectionDimensions),
        (z1, z2, batch) -> RedundancyLosses.barlowTwins(z1, z2, redundancyWeight));
  }
}
