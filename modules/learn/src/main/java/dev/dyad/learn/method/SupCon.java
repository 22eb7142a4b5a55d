package dev.dyad.learn.method;

import ai.djl.nn.Block;
import dev.dyad.core.Require;
import dev.dyad.learn.Learner;
import dev.dyad.learn.Losses;
import dev.dyad.learn.Method;
import java.util.function.Supplier;

/**
 * SupCon: all views of samples of one label attract, all others repel, after a two-layer head.
 * Needs labels; samples without one, or whose label is alone in the batch, learn from their two
 * views as in SimCLR.
 *
 * @param temperature of the loss
 * @param hiddenDimensions width of the head's hidden layer
 * @param projectionDimensions width of the head's output, where the loss is taken
 * @see <a href="https://arxiv.org/abs/2004.11362">Khosla et al. 2020</a>
 */
public record SupCon(double temperature, int hiddenDimensions, int projectionDimensions)
    implements Method {
  /** Temperature 0.1, head of 2,048 and 128. */
  public SupCon() {
    this(0.1, 2048, 128);
  }

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public SupCon {
    Require.positive("temperature", temperature);
    Require.positive("hiddenDimensions", hiddenDimensions);
    Require.positive("projectionDimensions", projectionDimensions);
  }

  @Override
  public boolean needsLabels() {
    return true;
  }

  @Override
  public String about() {
    return "all views of one label attract, all others repel; needs labels";
  }

  @Override
  public String paper() {
    return "Khosla et al. 2020, https://arxiv.org/abs/2004.11362";
  }

  @Override
  public Learner learner(Supplier<Block> encoder) {
    return new ProjectedPair(
        "SupCon",
        encoder.get(),
        Head.perceptron(hiddenDimensions, projectionDimensions),
        (z1, z2, batch) -> Losses.supCon(z1, z2, Kinds.beside(z1, batch, true), temperature));
  }
}
