package dev.dyad.learn.method;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Block;
import dev.dyad.core.Require;
import dev.dyad.learn.Learner;
import dev.dyad.learn.Method;
import dev.dyad.learn.NegativeLosses;
import java.util.function.Supplier;

/**
 * Decoupled contrastive learning: SimCLR without the positive pair among the negatives, so that
 * small batches teach as well. Exact copies are not each other's negatives.
 *
 * @param temperature of the loss
 * @param weighted whether pairs that are far apart pull more (DCLW)
 * @param sigma how sharply they do, if weighted
 * @param hiddenDimensions width of the head's hidden layer
 * @param projectionDimensions width of the head's output, where the loss is taken
 * @see <a href="https://arxiv.org/abs/2110.06848">Yeh et al. 2021</a>
 */
public record DCL(
    double temperature,
    boolean weighted,
    double sigma,
    int hiddenDimensions,
    int projectionDimensions)
    implements Method {
  /** Temperature 0.1, not weighted, head of 2,048 and 128. */
  public DCL() {
    this(0.1, false, 0.5, 2048, 128);
  }

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public DCL {
    Require.positive("temperature", temperature);
    Require.positive("hiddenDimensions", hiddenDimensions);
    Require.positive("projectionDimensions", projectionDimensions);
    Require.positive("sigma", sigma);
  }

  @Override
  public String about() {
    return "SimCLR without the positive among the negatives; for small batches";
  }

  @Override
  public String paper() {
    return "Yeh et al. 2021, https://arxiv.org/abs/2110.06848";
  }

  @Override
  public Learner learner(Supplier<Block> encoder) {
    return new ProjectedPair(
        "DCL",
        encoder.get(),
        Head.perceptron(hiddenDimensions, projectionDimensions),
        (z1, z2, batch) -> {
          NDArray groups = Kinds.copies(z1, batch);
          return weighted
              ? NegativeLosses.decoupledWeighted(z1, z2, groups, temperature, sigma)
              : NegativeLosses.decoupled(z1, z2, groups, temperature);
        });
  }
}
