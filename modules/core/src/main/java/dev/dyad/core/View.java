package dev.dyad.core;

import java.util.ArrayList;
import java.util.List;

/**
 * A value made from a raw sample, with everything that was done to it: applying {@code changes} in
 * order to the raw sample gives {@code value}, bit for bit. {@link #then} is the only way to change
 * a view.
 *
 * @param value the present value
 * @param origin where it comes from
 * @param changes what was done so far, first change first
 * @param <T> type of the value
 */
public record View<T>(T value, Origin origin, List<Change<T>> changes) {
  /** Copies the list of changes. */
  public View {
    changes = List.copyOf(changes);
  }

  /** The raw sample as a view that nothing was done to. */
  public static <T> View<T> raw(T value, Origin origin) {
    return new View<>(value, origin, List.of());
  }

  /** This view after one more change. */
  public View<T> then(Change<T> change) {
    var all = new ArrayList<Change<T>>(changes.size() + 1);
    all.addAll(changes);
    all.add(change);
    return new View<>(change.deferred(value), origin, all);
  }

  /** Does the recorded changes to a raw sample again. */
  public static <T> T replay(T raw, List<? extends Change<T>> changes) {
    T value = raw;
    for (Change<T> change : changes) {
      value = change.apply(value);
    }
    return value;
  }
}
