package dev.dyad.core;

import java.util.List;
import java.util.OptionalInt;

/**
 * Samples in a fixed order, decoded when asked for. Safe to read from several threads at once.
 *
 * @param <T> type of the values
 */
public interface Dataset<T> {
  /** Number of samples, the unreadable ones included. */
  int size();

  /**
   * Decodes one sample.
   *
   * @throws UnreadableSampleException if its bytes cannot be understood; callers skip, count and
   *     list it
   * @throws IndexOutOfBoundsException if index is not in 0..size-1
   */
  Sample<T> get(int index);

  /** Class names by label index; empty for unlabelled data. */
  List<String> labelNames();

  /**
   * The id of a sample, readable or not. Decodes the sample; a data set that knows better overrides
   * this.
   *
   * @throws IndexOutOfBoundsException if index is not in 0..size-1
   */
  default String id(int index) {
    try {
      return get(index).id();
    } catch (UnreadableSampleException e) {
      return e.sampleId();
    }
  }

  /**
   * The label of a sample. Decodes the sample; a data set that knows better overrides this.
   *
   * @throws UnreadableSampleException if the label cannot be known, as the sample cannot be read
   * @throws IndexOutOfBoundsException if index is not in 0..size-1
   */
  default OptionalInt label(int index) {
    return get(index).label();
  }

  /** What was already left out when the data set was opened, with the reason. */
  default List<Skipped> skipped() {
    return List.of();
  }

  /**
   * What was done to the samples that people should know who read figures of them, such as features
   * made up where there were none.
   */
  default List<String> notes() {
    return List.of();
  }
}
