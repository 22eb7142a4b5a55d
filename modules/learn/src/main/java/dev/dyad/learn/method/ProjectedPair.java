package dev.dyad.learn.method;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import dev.dyad.learn.Learner;
import dev.dyad.learn.LearnerBatch;
import java.util.List;

/** Two views of each sample through one encoder and one head, and a loss of what comes out. */
final class ProjectedPair implements Learner {
  private final String method;
  private final Block encoder;
  private final Block head;
  private final Block network;
  private final Loss loss;

  /** A loss of two projected views. */
  @FunctionalInterface
  interface Loss {
    NDArray of(NDArray z1, NDArray z2, LearnerBatch batch);
  }

  ProjectedPair(String method, Block encoder, Block head, Loss loss) {
    this.method = method;
    this.encoder = encoder;
    this.head = head;
    this.network = new SequentialBlock().add(encoder).add(head);
    this.loss = loss;
  }

  @Override
  public Block network() {
    return network;
  }

  @Override
  public Block encoder() {
    return encoder;
  }

  @Override
  public NDArray loss(LearnerBatch batch, Forward forward) {
    List<NDList> views = batch.requireViews(2, method);
    NDArray z1 = forward.single(head, forward.apply(encoder, views.get(0)));
    NDArray z2 = forward.single(head, forward.apply(encoder, views.get(1)));
    return loss.of(z1, z2, batch);
  }
}
