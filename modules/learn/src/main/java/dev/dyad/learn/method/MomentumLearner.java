package dev.dyad.learn.method;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import dev.dyad.learn.Learner;
import java.util.List;

/** An encoder with a head, and a second pair of both that slowly follows. */
abstract class MomentumLearner implements Learner {
  private final Block encoder;
  private final Block head;
  private final Block keyEncoder;
  private final Block keyHead;
  private final SequentialBlock online;
  private final Follower follower;

  MomentumLearner(Block encoder, Block head, Block keyEncoder, Block keyHead) {
    this.encoder = encoder;
    this.head = head;
    this.keyEncoder = keyEncoder;
    this.keyHead = keyHead;
    this.online = new SequentialBlock().add(encoder).add(head);
    this.follower = new Follower(online, new SequentialBlock().add(keyEncoder).add(keyHead));
  }

  @Override
  public Block network() {
    return online;
  }

  @Override
  public final Block encoder() {
    return encoder;
  }

  @Override
  public final List<Block> companions() {
    return List.of(follower.block());
  }

  @Override
  public void start(NDManager manager) {
    follower.start();
  }

  /** The projection of a view, (N, D), with gradients. */
  final NDArray project(NDList view, Forward forward) {
    return forward.single(head, forward.apply(encoder, view));
  }

  /** The projection of a view by the follower, (N, D), a constant. */
  final NDArray key(NDList view, Forward forward) {
    return forward.constant(keyHead, new NDList(forward.constant(keyEncoder, view)));
  }

  final void follow(double momentum) {
    follower.follow(momentum);
  }
}
