package dev.dyad.pairs;

import dev.dyad.core.Collator;
import dev.dyad.core.DeviceCollator;
import dev.dyad.core.DrawnBatch;
import dev.dyad.core.Sample;
import dev.dyad.core.Tensor;
import dev.dyad.core.View;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/**
 * Some samples and their views.
 *
 * @param samples the raw samples
 * @param views {@code views.get(v).get(i)} is view v of sample i
 * @param <T> type of the values
 */
public record ViewBatch<T>(List<Sample<T>> samples, List<List<View<T>>> views) {
  /** Copies the lists. */
  public ViewBatch {
    samples = List.copyOf(samples);
    views = views.stream().map(List::copyOf).toList();
  }

  /** Number of samples. */
  public int size() {
    return samples.size();
  }

  /** Labels of the samples, -1 where unlabelled. */
  public int[] labels() {
    return samples.stream().mapToInt(s -> s.label().orElse(-1)).toArray();
  }

  /**
   * Equal numbers for samples that are exact copies of each other (by {@code equals} of their
   * values): the index of the first of them in this batch. A copy must not be taken as a negative.
   */
  public int[] groups() {
    var first = new HashMap<T, Integer>();
    int[] groups = new int[size()];
    for (int i = 0; i < groups.length; i++) {
      Integer earlier = first.putIfAbsent(samples.get(i).value(), i);
      groups[i] = earlier == null ? i : earlier;
    }
    return groups;
  }

  /** This batch as inputs of an encoder; no tensors where there are no samples. */
  public CollatedBatch collate(Collator<T> collator) {
    List<List<Tensor>> inputs =
        views.stream()
            .map(view -> view.stream().map(View::value).toList())
            .map(values -> values.isEmpty() ? List.<Tensor>of() : collator.collate(values))
            .toList();
    return new CollatedBatch(ids(), labels(), groups(), inputs);
  }

  /** This batch for a device to make the inputs of; no tensors where there are no samples. */
  public CollatedBatch collateDrawn(DeviceCollator<T> collator) {
    Optional<DrawnBatch> drawn =
        samples.isEmpty()
            ? Optional.empty()
            : Optional.of(collator.drawn(samples.stream().map(Sample::value).toList(), views));
    return new CollatedBatch(ids(), labels(), groups(), List.of(), drawn);
  }

  private List<String> ids() {
    return samples.stream().map(Sample::id).toList();
  }
}
