package dev.dyad.core;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

/**
 * An augmentation that breaks what a sample means while it changes little else: its views are
 * negatives of the sample, hard to tell from it, and must never be taken for positives.
 *
 * @param <T> type of the values
 */
public interface HardNegative<T> extends Augmentation<T> {
  /** The names of all hard negatives in a pipeline, in order; what is nested in records too. */
  static List<String> in(Augmentation<?> pipeline) {
    var found = new ArrayList<String>();
    collect(pipeline, found);
    return List.copyOf(found);
  }

  private static void collect(Object spec, List<String> found) {
    if (spec instanceof HardNegative<?>) {
      found.add(spec.getClass().getSimpleName());
    } else if (spec instanceof List<?> list) {
      list.forEach(element -> collect(element, found));
    } else if (spec instanceof Augmentation<?> && spec instanceof Record) {
      for (RecordComponent component : spec.getClass().getRecordComponents()) {
        collect(Records.get(spec, component), found);
      }
    }
  }
}
