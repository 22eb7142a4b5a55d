package dev.dyad.learn.method;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.dyad.learn.Script;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How likely each pair of views is, in the order 1-2, 1-3, 2-3, 1-4 and so on; for {@link JOAO}.
 */
final class PairProbabilities {
  /** p + rate · (losses - γ · (p - 1/n)), then the nearest probabilities (Duchi et al. 2008). */
  private static final Script STEP =
      Script.of(
          """
          def step(p: Tensor, losses: Tensor, gamma: float, rate: float) -> Tensor:
            n = torch.size(p, 0)
            held = torch.mul(torch.sub(p, torch.div(torch.ones_like(p), n)), gamma)
            moved = torch.add(p, torch.mul(torch.sub(losses, held), rate))
            sorted, order = torch.sort(moved, 0, True)
            excess = torch.sub(torch.cumsum(sorted, 0), 1)
            count = torch.cumsum(torch.ones_like(p), 0)
            mean = torch.div(excess, count)
            kept = torch.sum(torch.gt(sorted, mean))
            shift = torch.index_select(mean, 0, torch.unsqueeze(torch.sub(kept, 1), 0))
            return torch.copy_(p, torch.clamp_min(torch.sub(moved, shift), 0))
          """);

  private final NDArray probabilities;

  /** All pairs of some views, equally likely; the array belongs to the manager. */
  PairProbabilities(NDManager manager, int views) {
    int pairs = views * (views - 1) / 2;
    probabilities = manager.full(new Shape(pairs), 1f / pairs);
  }

  /** One number a pair; always the same array. */
  NDArray array() {
    return probabilities;
  }

  /** Moves them towards the pairs of larger loss. */
  void step(NDArray losses, double gamma, double rate) {
    STEP.callWithoutGradients(losses.getManager(), probabilities, losses, gamma, rate);
  }

  /** By the numbers of the two views. */
  Map<String, Double> figures() {
    float[] p = probabilities.toFloatArray();
    var figures = new LinkedHashMap<String, Double>();
    int pair = 0;
    for (int second = 1; pair < p.length; second++) {
      for (int first = 0; first < second; first++) {
        figures.put("views %s and %s".formatted(first + 1, second + 1), (double) p[pair++]);
      }
    }
    return figures;
  }
}
