package dev.dyad.learn.method;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import dev.dyad.learn.Learner.Forward;
import dev.dyad.learn.Script;

/** Directions that are trained and kept at unit length between steps. */
final class Prototypes {
  /** A prototype of zeros stays one. */
  private static final Script NORMALIZE =
      Script.of(
          """
          def prototypes(weights: Tensor) -> Tensor:
            length = torch.norm(weights, 2, [1], True)
            return torch.div_(weights, torch.clamp_min(length, 1e-12))
          """);

  private final Block block;

  Prototypes(int count) {
    block = Head.withoutBias(count);
  }

  /** The weights, to be trained. */
  Block block() {
    return block;
  }

  /** Cosines of embeddings (N, D) and prototypes, (N, count). */
  NDArray scores(NDArray z, Forward forward) {
    return forward.single(block, new NDList(z.normalize(2, 1)));
  }

  /** Brings the weights to unit length, in place. */
  void normalize() {
    NDArray weights = block.getParameters().valueAt(0).getArray();
    try (NDManager scratch = weights.getManager().newSubManager()) {
      NORMALIZE.callWithoutGradients(scratch, weights);
    }
  }
}
