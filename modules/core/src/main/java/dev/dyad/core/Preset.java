package dev.dyad.core;

import java.util.List;

/**
 * A published way of making views: a record of settings that gives one pipeline a view.
 *
 * @param <T> type of the values
 */
public interface Preset<T> {
  /** One pipeline for each view of a sample, in order. */
  List<Augmentation<T>> pipelines();

  /**
   * What is done, without chance, to a sample that is embedded or evaluated; by default nothing.
   */
  default Augmentation<T> evaluation() {
    return new Sequence<>(List.of());
  }
}
