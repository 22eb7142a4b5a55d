package dev.dyad.learn.method;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Block;
import dev.dyad.core.Require;
import dev.dyad.learn.Learner;
import dev.dyad.learn.Method;
import dev.dyad.learn.SphereLosses;
import java.util.function.Supplier;

/**
 * Alignment and uniformity taken as the loss themselves: views of a sample near each other, all
 * samples spread over the sphere. The paper takes the loss at the encoder's output; here it is
 * taken after a two-layer head, as in the other methods.
 *
 * @param alignmentWeight of alignment
 * @param uniformityWeight of uniformity, mean of both views
 * @param exponent of alignment's distance, 1..100
 * @param sharpness of uniformity's kernel, the paper's t
 * @param hiddenDimensions width of the head's hidden layer
 * @param projectionDimensions width of the head's output, where the loss is taken
 * @see <a href="https://arxiv.org/abs/2005.10242">Wang and Isola 2020</a>
 */
public record AlignUniform(
    double alignmentWeight,
    double uniformityWeight,
    double exponent,
    double sharpness,
    int hiddenDimensions,
    int projectionDimensions)
    implements Method {
  /** Both weights 1, exponent and sharpness 2, head of 512 and 128. */
  public AlignUniform() {
    this(1, 1, 2, 2, 512, 128);
  }

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public AlignUniform {
    Require.positive("alignmentWeight", alignmentWeight);
    Require.positive("uniformityWeight", uniformityWeight);
    Require.within("exponent", exponent, 1, 100);
    Require.positive("sharpness", sharpness);
    Require.positive("hiddenDimensions", hiddenDimensions);
    Require.positive("projectionDimensions", projectionDimensions);
  }

  @Override
  public String about() {
    return "views of a sample lie near, all samples spread over the sphere";
  }

  @Override
  public String paper() {
    return "Wang and Isola 2020, https://arxiv.org/abs/2005.10242";
  }

  @Override
  public Learner learner(Supplier<Block> encoder) {
    return new ProjectedPair(
        "AlignUniform",
        encoder.get(),
        Head.perceptron(hiddenDimensions, projectionDimensions),
        (z1, z2, batch) -> {
          NDArray spread =
              SphereLosses.uniformity(z1, sharpness).add(SphereLosses.uniformity(z2, sharpness));
          return SphereLosses.alignment(z1, z2, exponent)
              .mul((float) alignmentWeight)
              .add(spread.mul((float) (uniformityWeight / 2)));
        });
  }
}
