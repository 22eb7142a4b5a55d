package dev.dyad.search;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/**
 * Something found.
 *
 * @param id of the entry
 * @param similarity cosine, in -1..1
 * @param columns of the entry
 */
public record Hit(String id, double similarity, Map<String, String> columns) {
  /** The most similar first, equally similar ones by id. */
  static final Comparator<Hit> NEAREST_FIRST =
      Comparator.comparingDouble(Hit::similarity).reversed().thenComparing(Hit::id);

  /** The class, where the entry has one. */
  public Optional<String> label() {
    return Optional.ofNullable(columns.get(Entry.LABEL));
  }
}
