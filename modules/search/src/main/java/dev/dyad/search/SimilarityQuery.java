package dev.dyad.search;

import dev.dyad.core.Require;

/**
 * What to look for.
 *
 * @param vector a direction: any length but zero; treated as immutable
 * @param k how many to find at most
 * @param filter which entries may be found
 * @param exact whether to look at every entry, which takes longer and misses none
 * @param candidates how many entries the search in the graph keeps in sight, at least k: more of
 *     them miss fewer entries and take longer; of no meaning where exact
 */
@SuppressWarnings("ArrayRecordComponent") // queries are never compared
public record SimilarityQuery(float[] vector, int k, Filter filter, boolean exact, int candidates) {
  /** What {@link #SimilarityQuery(float[], int)} keeps in sight. */
  public static final int DEFAULT_CANDIDATES = 200;

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if one is out of range, or the vector has no direction
   */
  public SimilarityQuery {
    UnitVector.check("the query", vector);
    Require.positive("k", k);
    Require.positive("candidates", candidates);
  }

  /** The k nearest of all entries. */
  public SimilarityQuery(float[] vector, int k) {
    this(vector, k, Filter.NONE, false, DEFAULT_CANDIDATES);
  }

  /** The same among these entries only. */
  public SimilarityQuery among(Filter filter) {
    return new SimilarityQuery(vector, k, filter, exact, candidates);
  }

  /** The same, looking at every entry if asked to. */
  public SimilarityQuery exactly(boolean exact) {
    return new SimilarityQuery(vector, k, filter, exact, candidates);
  }

  /** The same with so many candidates in sight. */
  public SimilarityQuery withCandidates(int candidates) {
    return new SimilarityQuery(vector, k, filter, exact, candidates);
  }
}
