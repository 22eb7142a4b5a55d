package dev.dyad.search;

import dev.dyad.core.Require;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which entries may be found: in every column named, one of the values.
 *
 * @param allowed values by column; empty for all entries
 */
public record Filter(Map<String, Set<String>> allowed) {
  /** Lets everything through. */
  public static final Filter NONE = new Filter(Map.of());

  /** Copies the map. */
  public Filter {
    var copy = new TreeMap<String, Set<String>>();
    allowed.forEach(
        (column, values) -> copy.put(column, Collections.unmodifiableSet(new TreeSet<>(values))));
    allowed = Collections.unmodifiableMap(copy);
  }

  /** Entries with this value in this column. */
  public static Filter where(String column, String value) {
    return NONE.and(column, value);
  }

  /** Narrower by another column, or wider by another value of the same. */
  public Filter and(String column, String value) {
    var more = new TreeMap<>(allowed);
    var values = new TreeSet<>(allowed.getOrDefault(column, Set.of()));
    values.add(value);
    more.put(column, values);
    return new Filter(more);
  }

  /**
   * Reads conditions such as {@code label=cat}; the first '=' ends the column's name.
   *
   * @throws IllegalArgumentException if there is no '='
   */
  public static Filter parse(List<String> conditions) {
    Filter filter = NONE;
    for (String condition : conditions) {
      int sign = condition.indexOf('=');
      Require.that(
          sign > 0, "a filter must look like COLUMN=VALUE (label=cat), but was '%s'", condition);
      filter = filter.and(condition.substring(0, sign), condition.substring(sign + 1));
    }
    return filter;
  }
}
