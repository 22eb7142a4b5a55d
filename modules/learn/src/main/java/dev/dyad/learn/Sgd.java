package dev.dyad.learn;

import ai.djl.ndarray.NDManager;
import dev.dyad.core.Require;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Stochastic gradient descent with momentum, step for step PyTorch's: with g the gradient plus
 * weightDecay · w, the buffer becomes b = momentum · b + g, and w changes by -learningRate · b;
 * with Nesterov's by -learningRate · (g + momentum · b).
 *
 * @param learningRate at the schedule's peak
 * @param momentum 0 for none
 * @param nesterov whether to look one step ahead
 * @param weightDecay times the weight, added to its gradient; not for biases and norms
 * @param schedule how the learning rate goes over the run
 * @param clipNorm longest gradient, empty for no limit
 */
public record Sgd(
    double learningRate,
    double momentum,
    boolean nesterov,
    double weightDecay,
    Schedule schedule,
    OptionalDouble clipNorm)
    implements Optimizer {
  private static final Script SGD =
      Script.of(
          """
          def sgd(w: List[Tensor], g: List[Tensor], b: List[Tensor], lr: float, momentum: float, \
          decay: float, nesterov: bool) -> Tensor:
            if torch.gt(momentum, 0.):
              buffers = b
            else:
              buffers = annotate(List[Tensor], [])
            torch._fused_sgd_(w, g, buffers, weight_decay=decay, momentum=momentum, lr=lr, \
          dampening=0., nesterov=nesterov, maximize=False, is_first_step=False)
            return w[0]
          """);

  /** Learning rate 0.03, momentum 0.9, weight decay 1e-4: MoCo's settings for a batch of 256. */
  public Sgd() {
    this(0.03);
  }

  /** Momentum 0.9, weight decay 1e-4. */
  public Sgd(double learningRate) {
    this(learningRate, 0.9, false, 1e-4, new Constant(), OptionalDouble.empty());
  }

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if a setting is out of its range, or Nesterov's without
   *     momentum
   */
  public Sgd {
    Require.positive("learningRate", learningRate);
    Require.within("momentum", momentum, 0, Math.nextDown(1.0));
    Require.within("weightDecay", weightDecay, 0, 1e6);
    Require.that(
        !nesterov || momentum > 0, "nesterov needs momentum above 0, but momentum was 0. Set 0.9");
    clipNorm.ifPresent(c -> Require.positive("clipNorm", c));
  }

  @Override
  public UpdateRule start(NDManager manager, List<Weights> weights) {
    return new MomentumRule(
        manager,
        DecayGroup.of(weights, weightDecay),
        (scratch, group, gradients, momenta, rate) ->
            SGD.callWithoutGradients(
                scratch,
                group.arrays(),
                gradients,
                momenta,
                rate,
                momentum,
                group.decay(),
                nesterov));
  }
}
