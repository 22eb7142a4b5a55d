package dev.dyad.learn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.Map;

/** An optimiser at work on the weights of one run. */
public interface UpdateRule {
  /**
   * Changes the weights in place.
   *
   * @param gradients one for each of the weights, in their order
   * @param learningRate the schedule's learning rate of this step
   */
  void step(NDList gradients, double learningRate);

  /** Everything kept between steps, by name; checkpoints save it and write back into it. */
  Map<String, NDArray> state();
}
