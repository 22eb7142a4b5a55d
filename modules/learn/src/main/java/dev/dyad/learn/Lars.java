package dev.dyad.learn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import dev.dyad.core.Require;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    return new Rule(this, manager, weights);
  }

  private static final class Rule implements UpdateRule {
    private final Lars settings;
    private final NDManager manager;
    private final Map<String, NDArray> state = new LinkedHashMap<>();
    private final List<DecayGroup> groups;
    private final List<NDList> buffers = new ArrayList<>();

    Rule(Lars settings, NDManager manager, List<Weights> weights) {
      this.settings = settings;
      this.manager = manager;
      // grouped by what is adapted, which a decay of 0 would hide
      this.groups = DecayGroup.of(weights, 1);
      groups.forEach(g -> buffers.add(g.zeros(manager, "momentum", state)));
    }

    @Override
    public void step(NDList gradients, double learningRate) {
      try (NDManager scratch = manager.newSubManager()) {
        for (int i = 0; i < groups.size(); i++) {
          DecayGroup group = groups.get(i);
          boolean adapted = group.decay() > 0;
          LARS.callWithoutGradients(
              scratch,
              group.arrays(),
              group.pick(gradients),
              buffers.get(i),
              learningRate,
              settings.momentum(),
              adapted ? settings.weightDecay() : 0.0,
              adapted ? settings.trust() : 0.0);
        }
      }
    }

    @Override
    public Map<String, NDArray> state() {
      return state;
    }
  }
}
