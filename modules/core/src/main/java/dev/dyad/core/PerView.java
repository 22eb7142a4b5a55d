package dev.dyad.core;

import java.util.List;

/**
 * A pipeline of its own for each view.
 *
 * @param pipelines one for each view, in order; at least one
 * @param <T> type of the values
 */
public record PerView<T>(List<Augmentation<T>> pipelines) implements Preset<T> {
  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if there is no pipeline
   */
  public PerView {
    pipelines = List.copyOf(pipelines);
    Require.that(!pipelines.isEmpty(), "pipelines must not be empty. Name one for each view");
  }
}
