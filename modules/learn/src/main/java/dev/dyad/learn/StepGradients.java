package dev.dyad.learn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.OptionalDouble;

/**
 * The gradients of one step, made and clipped in a native call each; no gradient is kept by the
 * engine, so none needs to be zeroed or closed apart from its manager. Loss and norm are read at
 * once: it is the only time in a step that anything waits for the device.
 *
 * @param loss what they are gradients of
 * @param norm their length as one vector, before clipping
 * @param arrays one for each of the weights, in order; zeros where the loss does not depend on it
 */
record StepGradients(double loss, double norm, NDList arrays) {
  private static final Script GRADIENTS =
      Script.of(
          """
          def gradients(loss: Tensor, weights: List[Tensor]) -> List[Tensor]:
            found = torch.autograd.grad([loss], weights, None, None, False, True)
            dense = annotate(List[Tensor], [])
            for i in range(torch.len(weights)):
              one = found[i]
              if torch.__isnot__(one, None):
                known = torch.append(dense, unchecked_cast(Tensor, one))
              else:
                unknown = torch.append(dense, torch.zeros_like(weights[i]))
            return dense
          """);

  /** As {@code torch.nn.utils.clip_grad_norm_}, with its 1e-6. */
  private static final Script CLIP =
      Script.of(
          """
          def clip(loss: Tensor, gradients: List[Tensor], limit: float) -> Tensor:
            norm = torch.norm(torch.stack(torch._foreach_norm(gradients)))
            if torch.gt(limit, 0.):
              scale = torch.clamp(torch.div(limit, torch.add(norm, 1e-6)), None, 1.)
              torch._foreach_mul_(gradients, torch.where(torch.isfinite(norm), scale, 1.))
            return torch.stack([torch.to(torch.mean(loss), 6), torch.to(norm, 6)])
          """);

  /**
   * The gradients of a loss; no graph is left of it.
   *
   * @param manager owner of the gradients
   * @param weights arrays that require gradients
   */
  static NDList of(NDManager manager, NDArray loss, NDList weights) {
    return GRADIENTS.call(manager, loss, weights);
  }

  /**
   * Gradients of a loss, scaled in place to be no longer than the limit; as they are if not all are
   * finite.
   */
  static StepGradients clipped(
      NDManager manager, NDArray loss, NDList gradients, OptionalDouble limit) {
    NDList figures = CLIP.callWithoutGradients(manager, loss, gradients, limit.orElse(0));
    float[] read = figures.singletonOrThrow().toFloatArray();
    return new StepGradients(read[0], read[1], gradients);
  }
}
