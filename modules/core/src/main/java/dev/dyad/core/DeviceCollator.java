package dev.dyad.core;

import java.util.List;

/**
 * A collator that can leave the making of views to the device: the values travel as they were read,
 * with the drawn numbers of their changes and a program that does the changes to all of them at
 * once.
 *
 * @param <T> type of the values
 */
public interface DeviceCollator<T> extends Collator<T> {
  /**
   * An equal value that puts off the changes that a device can do: views of it are drawn, and not
   * made before somebody looks at them.
   */
  T deferring(T raw);

  /**
   * What the device needs to make the inputs that {@link #collate} would make of these views. The
   * views should come from {@linkplain #deferring deferring} values; what was made already is taken
   * as it is.
   *
   * @param raw the raw samples, at least one
   * @param views {@code views.get(v).get(i)} is view v of sample i
   * @throws IllegalArgumentException if the views do not fit together, as {@link #collate}
   */
  DrawnBatch drawn(List<T> raw, List<List<View<T>>> views);
}
