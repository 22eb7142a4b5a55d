package dev.dyad.eval;

import java.util.Arrays;

/**
 * The k nearest rows of each query, nearest first; rows equally far in the order of their index.
 * Immutable.
 */
public final class Neighbours {
  private final int k;
  private final int[] indices; // (queries, k)
  private final double[] distances; // (queries, k)

  Neighbours(int k, int[] indices, double[] distances) {
    this.k = k;
    this.indices = indices;
    this.distances = distances;
  }

  /** Number of queries. */
  public int size() {
    return indices.length / k;
  }

  /** Neighbours a query. */
  public int k() {
    return k;
  }

  /** Index of a neighbour among the searched rows; rank 0 is the nearest. */
  public int index(int query, int rank) {
    return indices[query * k + rank];
  }

  /** Distance to a neighbour; never falls as the rank grows. */
  public double distance(int query, int rank) {
    return distances[query * k + rank];
  }

  /** Indices of all neighbours of a query, nearest first. */
  public int[] indices(int query) {
    return Arrays.copyOfRange(indices, query * k, (query + 1) * k);
  }

  /** Distances of all neighbours of a query, nearest first. */
  public double[] distances(int query) {
    return Arrays.copyOfRange(distances, query * k, (query + 1) * k);
  }
}
