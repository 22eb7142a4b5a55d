package dev.dyad.cli;

import dev.dyad.core.Nearest;
import dev.dyad.core.Require;
import dev.dyad.search.Filter;
import dev.dyad.search.Hit;
import dev.dyad.search.SimilarityIndex;
import dev.dyad.search.SimilarityQuery;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * How an index is searched.
 *
 * @param k how many to find
 * @param filter among which
 * @param exact whether to look at every entry
 * @param candidates entries kept in sight
 */
record IndexSearch(int k, Filter filter, boolean exact, int candidates) {
  /** Columns of more values than this are not listed. */
  static final int VALUES_LISTED = 50;

  /** A value that no entry has is more often a slip of the pen than a question. */
  void check(SimilarityIndex index) throws IOException {
    for (var condition : filter.allowed().entrySet()) {
      String column = condition.getKey();
      List<String> values = index.values(column, VALUES_LISTED + 1);
      for (String value : condition.getValue()) {
        Require.that(
            values.isEmpty() || values.size() > VALUES_LISTED || values.contains(value),
            "filter: no entry has %s=%s. %s",
            column,
            value,
            Nearest.hint(value, values));
      }
    }
  }

  /**
   * The entries nearest to a vector.
   *
   * @param ownId the entry that asks, which is not to be found again
   */
  List<Hit> of(SimilarityIndex index, float[] vector, Optional<String> ownId) throws IOException {
    int wanted = k + (ownId.isPresent() ? 1 : 0);
    return index.search(new SimilarityQuery(vector, wanted, filter, exact, candidates)).stream()
        .filter(hit -> !ownId.equals(Optional.of(hit.id())))
        .limit(k)
        .toList();
  }
}
