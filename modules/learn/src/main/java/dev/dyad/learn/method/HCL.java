package dev.dyad.learn.method;

import ai.djl.nn.Block;
import dev.dyad.core.Require;
import dev.dyad.learn.Learner;
import dev.dyad.learn.Method;
import dev.dyad.learn.NegativeLosses;
import java.util.function.Supplier;

/**
 * Hard negatives: SimCLR in which negatives that lie near weigh more, corrected for those that are
 * of the anchor's own class. Exact copies are not each other's negatives.
 *
 * @param temperature of the loss
 * @param hardness how much more near negatives weigh, 0 for all alike
 * @param prior share of negatives that are of the anchor's class, such as 0.1 for ten classes
 * @param hiddenDimensions width of the head's hidden layer
 * @param projectionDimensions width of the head's output, where the loss is taken
 * @see <a href="https://arxiv.org/abs/2010.04592">Robinson et al. 2020</a>
 */
public record HCL(
    double temperature,
    double hardness,
    double prior,
    int hiddenDimensions,
    int projectionDimensions)
    implements Method {
  /** Temperature 0.5, hardness 1, prior 0.1, head of 512 and 128: the paper's for CIFAR-10. */
  public HCL() {
    this(0.5, 1, 0.1, 512, 128);
  }

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public HCL {
    Require.positive("temperature", temperature);
    Require.positive("hiddenDimensions", hiddenDimensions);
    Require.positive("projectionDimensions", projectionDimensions);
    Require.within("hardness", hardness, 0, 1e6);
    Require.within("prior", prior, 0, Math.nextDown(1.0));
  }

  @Override
  public String about() {
    return "SimCLR with hard negatives weighing more";
  }

  @Override
  public String paper() {
    return "Robinson et al. 2020, https://arxiv.org/abs/2010.04592";
  }

  @Override
  public Learner learner(Supplier<Block> encoder) {
    return new ProjectedPair(
        "HCL",
        encoder.get(),
        Head.perceptron(hiddenDimensions, projectionDimensions),
        (z1, z2, batch) ->
            NegativeLosses.hardNegatives(
                z1, z2, Kinds.copies(z1, batch), temperature, hardness, prior));
  }
}
