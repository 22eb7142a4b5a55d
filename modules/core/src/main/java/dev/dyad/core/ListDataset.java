package dev.dyad.core;

import java.util.List;
import java.util.OptionalInt;

/**
 * A data set held in memory.
 *
 * @param samples the samples, in order; ids should differ
 * @param labelNames class names by label index; empty for unlabelled data
 * @param skipped what was left out when the samples were read
 * @param <T> type of the values
 */
public record ListDataset<T>(
    List<Sample<T>> samples, List<String> labelNames, List<Skipped> skipped) implements Dataset<T> {
  /** Nothing was left out. */
  public ListDataset(List<Sample<T>> samples, List<String> labelNames) {
    this(samples, labelNames, List.of());
  }

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if a label has no name
   */
  public ListDataset {
    samples = List.copyOf(samples);
    labelNames = List.copyOf(labelNames);
    skipped = List.copyOf(skipped);
    for (Sample<T> sample : samples) {
      OptionalInt label = sample.label();
      Require.that(
          label.isEmpty() || (label.getAsInt() >= 0 && label.getAsInt() < labelNames.size()),
          "label of sample '%s' must be an index into the %d label names, but was %s",
          sample.id(),
          labelNames.size(),
          label);
    }
  }

  /** Unlabelled values, with ids "0", "1", and so on. */
  public static <T> ListDataset<T> of(List<T> values) {
    var samples = new java.util.ArrayList<Sample<T>>(values.size());
    for (T value : values) {
      samples.add(new Sample<>(Integer.toString(samples.size()), value, OptionalInt.empty()));
    }
    return new ListDataset<>(samples, List.of());
  }

  @Override
  public int size() {
    return samples.size();
  }

  @Override
  public Sample<T> get(int index) {
    return samples.get(index);
  }
}
