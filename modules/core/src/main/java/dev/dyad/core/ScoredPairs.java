package dev.dyad.core;

import java.util.List;

/**
 * Pairs of values with how alike people find them.
 *
 * @param pairs the pairs, in order
 * @param skipped what was left out, with the reason
 * @param <T> type of the values
 */
public record ScoredPairs<T>(List<Pair<T>> pairs, List<Skipped> skipped) {
  /** Copies both lists. */
  public ScoredPairs {
    pairs = List.copyOf(pairs);
    skipped = List.copyOf(skipped);
  }

  /**
   * Two values.
   *
   * @param id stable name of the pair within its file
   * @param first one of them
   * @param second the other
   * @param score the higher, the more alike; only the order of scores counts
   * @param <T> type of the values
   */
  public record Pair<T>(String id, T first, T second, double score) {}
}
