package dev.dyad.cli;

import dev.dyad.core.Dataset;
import dev.dyad.core.RandomKey;
import dev.dyad.core.Require;
import dev.dyad.core.Subset;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.IntStream;

/** A few labelled samples of each class. */
final class FewLabels {
  private FewLabels() {}

  /**
   * So many samples of each class; the same ones whatever their order.
   *
   * @param key decides the draw
   * @throws IllegalArgumentException if a class has fewer, or there are no labels
   */
  static <T> Dataset<T> of(Dataset<T> data, int perClass, RandomKey key, Path path) {
    Require.that(
        !data.labelNames().isEmpty(), "%s: data.labelsPerClass needs labels, but has none", path);
    return new Subset<>(
        data,
        IntStream.range(0, data.labelNames().size())
            .flatMap(label -> drawn(data, label, perClass, key, path))
            .sorted()
            .toArray());
  }

  private static IntStream drawn(
      Dataset<?> data, int label, int perClass, RandomKey key, Path path) {
    int[] members =
        IntStream.range(0, data.size()).filter(i -> data.label(i).orElse(-1) == label).toArray();
    Require.that(
        members.length >= perClass,
        "%s: data.labelsPerClass is %d, but class '%s' has %d training samples",
        path,
        perClass,
        data.labelNames().get(label),
        members.length);
    return IntStream.of(members)
        .boxed()
        .sorted(
            Comparator.comparingLong((Integer i) -> key.with(data.id(i)).value())
                .thenComparing(data::id))
        .limit(perClass)
        .mapToInt(Integer::intValue);
  }
}
