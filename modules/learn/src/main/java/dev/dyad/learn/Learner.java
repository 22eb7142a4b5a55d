package dev.dyad.learn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Block;
import java.util.List;

/** A method at work on one run: its networks, its loss, and what it keeps between steps. */
public interface Learner {
  /** Everything trained by gradients, the encoder included. */
  Block network();

  /**
   * What is evaluated, saved and used afterwards: the representation before any projection head.
   */
  Block encoder();

  /**
   * The loss of one batch.
   *
   * @param views inputs of each view, the same samples in the same order in each
   * @param labels labels of the samples, shape (N), -1 where unlabelled
   * @param forward runs a block of this learner in training mode
   * @return a scalar that gradients flow through
   */
  NDArray loss(List<NDList> views, NDArray labels, Forward forward);

  /** Called after each optimiser step: moving averages, queues. */
  default void afterStep() {}

  /** Runs a block on inputs in training mode. */
  @FunctionalInterface
  interface Forward {
    /** The block's outputs. */
    NDList apply(Block block, NDList inputs);
  }
}
