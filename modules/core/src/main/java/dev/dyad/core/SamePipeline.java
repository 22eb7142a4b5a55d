package dev.dyad.core;

import java.util.Collections;
import java.util.List;

/**
 * One pipeline for every view.
 *
 * @param count views a sample, at least 1
 * @param pipeline used for each of them
 * @param <T> type of the values
 */
public record SamePipeline<T>(int count, Augmentation<T> pipeline) implements Preset<T> {
  /**
   * Checks the count.
   *
   * @throws IllegalArgumentException if count is not positive
   */
  public SamePipeline {
    Require.positive("count", count);
  }

  /** Two views from one pipeline. */
  public SamePipeline(Augmentation<T> pipeline) {
    this(2, pipeline);
  }

  @Override
  public List<Augmentation<T>> pipelines() {
    return Collections.nCopies(count, pipeline);
  }
}
