package dev.dyad.eval;

import dev.dyad.core.Require;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One figure with what is needed to read it.
 *
 * @param name stable key below {@code scores} in a report, such as {@code knn.accuracy}
 * @param value the figure; shares are in 0..1
 * @param details what else belongs to it by name, in a fixed order: interval, sizes, settings
 */
public record Score(String name, double value, Map<String, Double> details) {
  /**
   * Checks the name and copies the details.
   *
   * @throws IllegalArgumentException if the name is blank
   */
  public Score {
    Require.that(!name.isBlank(), "name of a score must not be blank");
    details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
  }

  /** A figure that needs no details. */
  public Score(String name, double value) {
    this(name, value, Map.of());
  }

  /** The same score with one more detail at the end. */
  public Score with(String detail, double amount) {
    Map<String, Double> more = new LinkedHashMap<>(details);
    more.put(detail, amount);
    return new Score(name, value, more);
  }

  /** The same figure under another name, for a control such as {@code controls.rawKnn}. */
  public Score named(String other) {
    return new Score(other, value, details);
  }
}
