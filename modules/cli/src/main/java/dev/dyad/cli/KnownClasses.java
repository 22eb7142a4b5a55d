package dev.dyad.cli;

import dev.dyad.core.Dataset;
import dev.dyad.core.Sample;
import dev.dyad.core.Skipped;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * Other data, labelled with the classes that a run was trained beside: labels are matched by name,
 * never by number.
 *
 * @param data the samples, with labels of their own
 * @param labelNames classes of the run
 * @param labels the run's label for each label of the data
 */
record KnownClasses<T>(Dataset<T> data, List<String> labelNames, List<Integer> labels)
    implements Dataset<T> {

  /**
   * The data with the run's classes; without labels, and with a warning, where it has a class that
   * the run does not know.
   */
  static <T> Dataset<T> of(Dataset<T> data, List<String> labelNames, Consumer<String> warn) {
    List<String> names = data.labelNames();
    if (names.equals(labelNames)) {
      return data;
    }
    List<String> unknown = names.stream().filter(n -> !labelNames.contains(n)).toList();
    if (!unknown.isEmpty()) {
      warn.accept(
          "the run does not know the classes %s, so nothing is classified. It knows: %s"
              .formatted(String.join(", ", unknown), String.join(", ", labelNames)));
      return new KnownClasses<>(data, labelNames, List.of());
    }
    return new KnownClasses<>(data, labelNames, names.stream().map(labelNames::indexOf).toList());
  }

  @Override
  public int size() {
    return data.size();
  }

  @Override
  public Sample<T> get(int index) {
    Sample<T> sample = data.get(index);
    return new Sample<>(sample.id(), sample.value(), known(sample.label()));
  }

  @Override
  public String id(int index) {
    return data.id(index);
  }

  @Override
  public OptionalInt label(int index) {
    return known(data.label(index));
  }

  @Override
  public List<Skipped> skipped() {
    return data.skipped();
  }

  @Override
  public List<String> notes() {
    return data.notes();
  }

  private OptionalInt known(OptionalInt label) {
    return label.isEmpty() || labels.isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of(labels.get(label.getAsInt()));
  }
}
