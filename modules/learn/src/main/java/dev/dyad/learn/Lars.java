package dev.dyad.learn;

import ai.djl.ndarray.NDManager;
import dev.dyad.core.Require;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Layer-wise adaptive rate scaling, for large batches. For each layer's weights w with gradient g:
 * s = trust · |w| / (|g| + weightDecay · |w|), b = momentum · b + s · (g + weightDecay · w), and w
 * changes by -learningRate · b. Biases, norms and layers where |w| or |g| is 0 have s = 1; biases
 * and norms are not decayed.
 *
 * @param learningRate at the schedule's peak; SimCLR: 0.3 · batchSize / 256
 * @param momentum 0 for none
 * @param weightDecay times the weight, added to its gradient
 * @param trust how far a layer may move in a step, as a share of its length
 * @param schedule how the learning rate goes over the run
 * @param clipNorm longest gradient, empty for no limit
 * @see <a href="https://arxiv.org/abs/1708.03888">You et al. 2017, algorithm 1</a>
 */
public record Lars(
    double learningRate,
    double momentum,
    double weightDecay,
    double trust,
    Schedule schedule,
    OptionalDouble clipNorm)
    implements Optimizer {
  private static final Script LARS =
      Script.of(
          """
          def lars(w: List[Tensor], g: List[Tensor], b: List[Tensor], lr: float, momentum: float, \
          decay: float, trust: float) -> Tensor:
            change = torch._foreach_add(g, w, alpha=decay)
            if torch.gt(trust, 0.):
              lengths = torch._foreach_norm(w)
              slopes = torch._foreach_norm(g)
              for i in range(torch.len(w)):
                length = lengths[i]
                slope = slopes[i]
                ratio = torch.div(torch.mul(length, trust), torch.add(slope, torch.mul(length, decay)))
                moves = torch.logical_and(torch.gt(length, 0), torch.gt(slope, 0))
                scaled = torch.mul_(change[i], torch.where(moves, ratio, torch.ones_like(ratio)))
            torch._foreach_mul_(b, momentum)
            torch._foreach_add_(b, change, alpha=1)
            torch._foreach_add_(w, b, alpha=torch.neg(lr))
            return w[0]
          """);

  /** SimCLR's settings for a batch of 256: 0.3, 0.9, 1e-6, 0.001, 10 epochs of warm-up, cosine. */
  public Lars() {
    this(0.3);
  }

  /** SimCLR's settings with another learning rate. */
  public Lars(double learningRate) {
    this(learningRate, 0.9, 1e-6, 0.001, new Cosine(10), OptionalDouble.empty());
  }

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if a setting is out of its range
   */
  public Lars {
    Require.positive("learningRate", learningRate);
    Require.within("momentum", momentum, 0, Math.nextDown(1.0));
    Require.within("weightDecay", weightDecay, 0, 1e6);
    Require.positive("trust", trust);
    clipNorm.ifPresent(c -> Require.positive("clipNorm", c));
  }

  @Override
  public UpdateRule start(NDManager manager, List<Weights> weights) {
    // grouped by what is adapted, which a decay of 0 would hide
    return new MomentumRule(
        manager,
        DecayGroup.of(weights, 1),
        (scratch, group, gradients, momenta, rate) -> {
          boolean adapted = group.decay() > 0;
          LARS.callWithoutGradients(
              scratch,
              group.arrays(),
              gradients,
              momenta,
              rate,
              momentum,
              adapted ? weightDecay : 0.0,
              adapted ? trust : 0.0);
        });
  }
}
