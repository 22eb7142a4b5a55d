package dev.dyad.learn;

import ai.djl.ndarray.NDManager;
import dev.dyad.core.Require;
import java.util.List;
import java.util.OptionalDouble;

/**
 * AdamW, step for step PyTorch's: Adam with weight decay apart from the gradient; w changes by
 * -learningRate · (m / (√v + epsilon) + weightDecay · w).
 *
 * @param learningRate at the schedule's peak
 * @param beta1 how slowly the mean gradient changes
 * @param beta2 how slowly the mean squared gradient changes
 * @param epsilon added to the root of the mean square
 * @param weightDecay share of the weight, times the learning rate, that a step takes away; not for
 *     biases and norms
 * @param schedule how the learning rate goes over the run
 * @param clipNorm longest gradient, empty for no limit
 * @see <a href="https://arxiv.org/abs/1711.05101">Loshchilov and Hutter 2019</a>
 */
public record AdamW(
    double learningRate,
    double beta1,
    double beta2,
    double epsilon,
    double weightDecay,
    Schedule schedule,
    OptionalDouble clipNorm)
    implements Optimizer {
  /** PyTorch's settings: 0.001, 0.9, 0.999, 1e-8, decay 0.01. */
  public AdamW() {
    this(0.001);
  }

  /** PyTorch's settings with another learning rate. */
  public AdamW(double learningRate) {
    this(learningRate, 0.9, 0.999, 1e-8, 0.01, new Constant(), OptionalDouble.empty());
  }

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if a setting is out of its range
   */
  public AdamW {
    Require.positive("learningRate", learningRate);
    Require.within("beta1", beta1, 0, Math.nextDown(1.0));
    Require.within("beta2", beta2, 0, Math.nextDown(1.0));
    Require.positive("epsilon", epsilon);
    Require.within("weightDecay", weightDecay, 0, 1e6);
    clipNorm.ifPresent(c -> Require.positive("clipNorm", c));
  }

  @Override
  public UpdateRule start(NDManager manager, List<Weights> weights) {
    return new AdamRule(manager, true, new double[] {beta1, beta2}, epsilon)
        .on(weights, weightDecay);
  }
}
