package dev.dyad.search;

import dev.dyad.core.Require;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One thing to be found.
 *
 * @param id its name, one of a kind in an index; at most 32,766 bytes
 * @param vector its embedding, of any length but zero; treated as immutable
 * @param columns what else is known of it, shown with it and to filter by: {@link #LABEL} is its
 *     class where it has one, other names are free
 */
@SuppressWarnings("ArrayRecordComponent") // entries are never compared
public record Entry(String id, float[] vector, Map<String, String> columns) {
  /** The column with the class. */
  public static final String LABEL = "label";

  private static final int MAX_BYTES = 32_766;

  /**
   * Checks everything and copies the columns.
   *
   * @throws IllegalArgumentException naming the id, if the vector holds NaN or infinity or is all
   *     zero (no direction, so no cosine), or if id or a value is too long
   */
  public Entry {
    Require.that(!id.isBlank(), "id must not be blank");
    requireShort("id", id);
    UnitVector.check("vector of '" + id + "'", vector);
    columns = Collections.unmodifiableMap(new TreeMap<>(columns));
    columns.forEach(
        (name, value) -> {
          Require.that(
              !name.isBlank() && !name.contains("="),
              "a column's name must neither be blank nor contain '=', but was '%s'",
              name);
          requireShort(name, value);
        });
  }

  /** Without columns. */
  public Entry(String id, float[] vector) {
    this(id, vector, Map.of());
  }

  private static void requireShort(String name, String value) {
    int bytes = value.getBytes(StandardCharsets.UTF_8).length;
    Require.that(
        bytes <= MAX_BYTES,
        "%s must have at most %d bytes, but has %d: '%s…'. Shorten it",
        name,
        MAX_BYTES,
        bytes,
        value.substring(0, Math.min(40, value.length())));
  }
}
