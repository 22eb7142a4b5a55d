package dev.dyad.learn.method;

import ai.djl.nn.Block;
import dev.dyad.core.Require;
import dev.dyad.learn.Learner;
import dev.dyad.learn.Method;
import dev.dyad.learn.NegativeLosses;
import java.util.function.Supplier;

/**
 * Debiased contrastive learning: SimCLR corrected for negatives that are of the anchor's own class.
 * Exact copies are not each other's negatives.
 *
 * @param temperature of the loss
 * @param prior share of negatives that are of the anchor's class, such as 0.1 for ten classes
 * @param hiddenDimensions width of the head's hidden layer
 * @param projectionDimensions width of the head's output, where the loss is taken
 * @see <a href="https://arxiv.org/abs/2007.00224">Chuang et al. 2020</a>
 */
public record Debiased(
    double temperature, double prior, int hiddenDimensions, int projectionDimensions)
    implements Method {
  /** Temperature 0.5, prior 0.1, head of 512 and 128: the paper's for CIFAR-10. */
  public Debiased() {
    this(0.5, 0.1, 512, 128);
  }

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public Debiased {
    Require.positive("temperature", temperature);
    Require.positive("hiddenDimensions", hiddenDimensions);
    Require.positive("projectionDimensions", projectionDimensions);
    Require.within("prior", prior, 0, Math.nextDown(1.0));
  }

  @Override
  public String about() {
    return "SimCLR corrected for negatives that are of the same class";
  }

  @Override
  public String paper() {
    return "Chuang et al. 2020, https://arxiv.org/abs/2007.00224";
  }

  @Override
  public Learner learner(Supplier<Block> encoder) {
    return new ProjectedPair(
        "Debiased",
        encoder.get(),
        Head.perceptron(hiddenDimensions, projectionDimensions),
        (z1, z2, batch) ->
            NegativeLosses.hardNegatives(z1, z2, Kinds.copies(z1, batch), temperature, 0, prior));
  }
}
