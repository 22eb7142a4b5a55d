package dev.dyad.learn.method;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import dev.dyad.learn.Script;

/**
 * A network that no gradient trains and that moves after another: it starts from the other's
 * weights, and each step brings it nearer to them, the running statistics of batch norms included
 * (between steps it sees batches of its own, which move them too). The mean is taken in place by
 * one native call for all weights.
 */
final class Follower {
  private static final Script FOLLOW =
      Script.of(
          """
          def follow(follower: List[Tensor], leader: List[Tensor], share: float) -> Tensor:
            torch._foreach_lerp_(follower, leader, share)
            return follower[0]
          """);

  private final Block leader;
  private final Block block;

  /** The follower, of the same layers as the leader; it is frozen. */
  Follower(Block leader, Block follower) {
    this.leader = leader;
    this.block = follower;
    follower.freezeParameters(true);
  }

  /** The network that follows: one of a learner's companions. */
  Block block() {
    return block;
  }

  /** Takes the leader's weights, exactly. */
  void start() {
    follow(0);
  }

  /** Each weight becomes momentum · itself + (1 - momentum) · the leader's. */
  void follow(double momentum) {
    NDList followers = arrays(block);
    try (NDManager scratch = followers.head().getManager().newSubManager()) {
      FOLLOW.callWithoutGradients(scratch, followers, arrays(leader), 1 - momentum);
    }
  }

  /**
   * The momentum that rises from a base to 1 along a cosine, as BYOL and MoCo v3 have it.
   *
   * @param progress share of the run's steps that are done
   */
  static double rising(double base, double progress) {
    return 1 - (1 - base) * (Math.cos(Math.PI * progress) + 1) / 2;
  }

  private static NDList arrays(Block block) {
    var arrays = new NDList();
    for (Parameter parameter : block.getParameters().values()) {
      NDArray array = parameter.getArray();
      arrays.add(array);
    }
    return arrays;
  }
}
