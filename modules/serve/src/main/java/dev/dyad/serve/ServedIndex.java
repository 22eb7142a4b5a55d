package dev.dyad.serve;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The index that a service searches. All methods are called by several threads at once. */
public interface ServedIndex {
  /** Number of entries. */
  int size() throws IOException;

  /** Columns to filter by, with their values where they are few. */
  Map<String, List<String>> columns() throws IOException;

  /** The vector of an entry; empty where there is no such entry. */
  Optional<float[]> vector(String id) throws IOException;

  /**
   * The entries nearest to a vector, the most similar first.
   *
   * @throws IllegalArgumentException if the question is not of this index
   */
  List<Match> search(Question question) throws IOException;

  /** What an entry looks like; empty where there is no such entry. */
  Optional<Shown> show(String id) throws IOException;

  /**
   * What to look for.
   *
   * @param vector direction to look in
   * @param ownId the entry that asks, which is not to be found again
   * @param scope how many to find, and among which
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Question(float[] vector, Optional<String> ownId, Scope scope) {}

  /**
   * How many to find, among which, and how carefully.
   *
   * @param k how many
   * @param filters values allowed by column; all where empty
   * @param exact whether to look at every entry
   * @param candidates how many entries to keep in sight; the index's own choice where empty
   */
  record Scope(
      int k, Map<String, List<String>> filters, boolean exact, Optional<Integer> candidates) {}

  /**
   * An entry that was found.
   *
   * @param id of the entry
   * @param similarity cosine
   * @param columns what else is known of it
   */
  record Match(String id, double similarity, Map<String, String> columns) {}
}
