package dev.dyad.learn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.OptionalDouble;

/**
 * The gradients of one step, made and clipped in one native call; no gradient is kept by the
 * engine, so none needs to be zeroed or closed apart from its manager.
 *
 * @param norm their length as one vector, before clipping
 * @param arrays one for each of the weights, in order; zeros where the loss does not depend on it
 */
record StepGradients(double norm, NDList arrays) {
  /** As {@code torch.nn.utils.clip_grad_norm_}, with its 1e-6. */
  private static final Script GRADIENTS =
      Script.of(
          """
          def gradients(loss: Tensor, weights: List[Tensor], limit: float) -> List[Tensor]:
            found = torch.autograd.grad([loss], weights, None, None, False, True)
            dense = annotate(List[Tensor], [])
            for i in range(torch.len(weights)):
              one = found[i]
              if torch.__isnot__(one, None):
                known = torch.append(dense, unchecked_cast(Tensor, one))
              else:
                unknown = torch.append(dense, torch.zeros_like(weights[i]))
            norm = torch.norm(torch.stack(torch._foreach_norm(dense)))
            if torch.gt(limit, 0.):
              scale = torch.clamp(torch.div(limit, torch.add(norm, 1e-6)), None, 1.)
              torch._foreach_mul_(dense, scale)
            torch.insert(dense, 0, norm)
            return dense
          """);

  /**
   * Differentiates the loss.
   *
   * @param manager owner of the gradients
   * @param weights arrays that require gradients
   */
  static StepGradients of(NDManager manager, NDArray loss, NDList weights, OptionalDouble limit) {
    NDList found = GRADIENTS.call(manager, loss, weights, limit.orElse(0));
    return new StepGradients(found.get(0).getFloat(), found.subNDList(1));
  }
}
