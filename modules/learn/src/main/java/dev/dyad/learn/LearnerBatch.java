package dev.dyad.learn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import dev.dyad.core.Require;
import java.util.List;
import java.util.Optional;

/**
 * One batch on the training device.
 *
 * @param views the encoder's inputs of each view; the same samples in the same order in each
 * @param labels labels of the samples, shape (N), 64-bit integers, -1 where unlabelled
 * @param groups where the batch holds exact copies: equal numbers for samples that are copies of
 *     each other, shape (N), 64-bit integers; a copy must not be taken as a negative
 */
public record LearnerBatch(List<NDList> views, NDArray labels, Optional<NDArray> groups) {
  /** Copies the list. */
  public LearnerBatch {
    views = List.copyOf(views);
  }

  /**
   * The views, if they are as many as a method needs.
   *
   * @param method the method's name, for the message
   * @throws IllegalArgumentException otherwise
   */
  public List<NDList> requireViews(int count, String method) {
    Require.that(
        views.size() == count,
        "%s needs %d views of each sample, but was given %d",
        method,
        count,
        views.size());
    return views;
  }

  /** Number of samples. */
  public long size() {
    return labels.getShape().get(0);
  }
}
