package dev.dyad.learn;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How gradients change weights: a record of settings. Found through {@link java.util.ServiceLoader}
 * by an instance with default settings.
 */
public interface Optimizer {
  /** The learning rate at the schedule's peak. */
  double learningRate();

  /** How the learning rate goes over the run. */
  Schedule schedule();

  /**
   * The length that all gradients together, seen as one vector, are shortened to where they are
   * longer; empty for no limit.
   */
  OptionalDouble clipNorm();

  /**
   * A fresh start: no momentum yet.
   *
   * @param manager owner of everything kept between steps
   * @param weights what is trained, in the order in which gradients will come
   */
  UpdateRule start(NDManager manager, List<Weights> weights);
}
