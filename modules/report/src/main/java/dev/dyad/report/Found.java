package dev.dyad.report;

import java.util.List;

/**
 * What was found for some queries: like {@link Neighbours}, but each with its id, and none of them
 * right or wrong.
 *
 * @param heading such as "Found"
 * @param measure what the numbers are, such as "cosine similarity"
 * @param queries each with what was found for it, nearest first
 */
public record Found(String heading, String measure, List<Neighbours.Query> queries)
    implements Section {
  /** Copies the list. */
  public Found {
    queries = List.copyOf(queries);
  }
}
