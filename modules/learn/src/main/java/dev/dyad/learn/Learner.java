package dev.dyad.learn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.pytorch.jni.JniUtils;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A method at work on one run: its networks, its loss, and what it keeps between steps. Calls come
 * in this order: {@link #initialize}, {@link #start}, then for each step {@link #loss} and {@link
 * #afterStep}.
 */
public interface Learner {
  /** Everything trained by gradients, the encoder included; the encoder alone if not overridden. */
  default Block network() {
    return encoder();
  }

  /**
   * What is evaluated, saved and used afterwards: the representation before any projection head. A
   * part of {@link #network}.
   */
  Block encoder();

  /**
   * Blocks that no gradient trains, such as momentum encoders; initialised and saved with the
   * network.
   */
  default List<Block> companions() {
    return List.of();
  }

  /**
   * Gives all blocks their first weights.
   *
   * @param manager owner of the weights
   * @param inputs for each view the shapes of the encoder's inputs
   */
  default void initialize(NDManager manager, List<Shape[]> inputs) {
    network().initialize(manager, DataType.FLOAT32, inputs.get(0));
    companions().forEach(c -> c.initialize(manager, DataType.FLOAT32, inputs.get(0)));
  }

  /**
   * Called once, after the blocks have their first weights: copies weights, makes queues.
   * Randomness drawn from the engine is seeded by the run.
   *
   * @param manager owner of everything kept between steps
   */
  default void start(NDManager manager) {}

  /**
   * The loss of one batch. Arrays made here belong to the batch's manager and end with the step.
   *
   * @return a scalar that gradients flow through
   */
  NDArray loss(LearnerBatch batch, Forward forward);

  /**
   * Called after each optimiser step: moving averages, queues.
   *
   * @param progress share of the run's steps that are done, above 0, up to 1
   */
  default void afterStep(double progress) {}

  /**
   * Arrays kept between steps beside the blocks, such as queues, by name; always the same arrays,
   * in the same order. Checkpoints save them and write back into them.
   */
  default Map<String, NDArray> state() {
    return Map.of();
  }

  /** What the method itself has found so far, by name, for the log of epochs. */
  default Map<String, Double> figures() {
    return Map.of();
  }

  /**
   * How many samples of a view the encoder is run on at once; the whole batch if empty. The loss is
   * still taken of the whole batch, and its gradients are exact.
   */
  default OptionalInt chunk() {
    return OptionalInt.empty();
  }

  /** Runs a block on inputs in training mode. */
  @FunctionalInterface
  interface Forward {
    /** The block's outputs. */
    NDList apply(Block block, NDList inputs);

    /** The block's only output. */
    default NDArray single(Block block, NDList inputs) {
      return apply(block, inputs).singletonOrThrow();
    }

    /** The block's only output, as a constant that no gradient flows through. */
    default NDArray constant(Block block, NDList inputs) {
      JniUtils.setGradMode(false);
      try {
        return single(block, inputs);
      } finally {
        JniUtils.setGradMode(true);
      }
    }
  }
}
