package dev.dyad.eval;

import java.util.Arrays;

/**
 * Exact nearest rows. A fast pass in single precision keeps somewhat more than k candidates; their
 * distances are then taken in double precision. Where the rounding of the fast pass could have lost
 * a true neighbour (its error has a bound), all rows within that bound are measured too, so the
 * answer is that of a plain loop in double precision, ties included.
 */
final class NearestSearch {
  private static final int QUERY_BLOCK = 64;

  private final Embeddings rows;
  private final Embeddings queries;
  private final boolean cosine;
  private final boolean skipSameIndex;
  private final double[] rowNorms;
  private final double[] queryNorms;
  private final FastRows fast;

  /**
   * Prepares a search.
   *
   * @param skipSameIndex row i is no neighbour of query i: for searching rows among themselves
   */
  NearestSearch(Embeddings rows, Embeddings queries, Distance distance, boolean skipSameIndex) {
    this.rows = rows;
    this.queries = queries;
    this.cosine = distance == Distance.COSINE;
    this.skipSameIndex = skipSameIndex;
    this.rowNorms = rows.norms();
    this.queryNorms = queries.norms();
    this.fast = cosine ? FastRows.cosine(rows, queries) : FastRows.euclidean(rows, queries);
  }

  /** The k nearest rows of every query; k is at most the number of rows that may be found. */
  Neighbours nearest(int k) {
    int found = rows.size() - (skipSameIndex ? 1 : 0);
    int kept = Math.min(found, k + Math.max(8, k / 2));
    int[] indices = new int[Math.multiplyExact(queries.size(), k)];
    double[] distances = new double[indices.length];
    Parallel.blocks(
        queries.size(),
        QUERY_BLOCK,
        (block, from, to) -> {
          Candidates[] best = candidates(from, to, kept);
          for (int query = from; query < to; query++) {
            Candidates exact = refine(query, best[query - from], k, kept == found);
            exact.copyTo(indices, distances, query * k, k);
          }
        });
    return new Neighbours(k, indices, distances);
  }

  private Candidates[] candidates(int from, int to, int kept) {
    Candidates[] best = new Candidates[to - from];
    Arrays.setAll(best, i -> new Candidates(kept));
    float[][] scores = new float[to - from][PackedRows.TILE];
    for (int tile = 0; tile < fast.packed().tileCount(); tile++) {
      int start = tile * PackedRows.TILE;
      int size = fast.packed().tileSize(tile);
      fast.scores(from, tile, scores);
      for (int query = from; query < to; query++) {
        float[] mineScores = scores[query - from];
        Candidates mine = best[query - from];
        double worst = mine.worst();
        for (int j = 0; j < size; j++) {
          if (mineScores[j] < worst && !(skipSameIndex && start + j == query)) {
            mine.offer(mineScores[j], start + j);
            worst = mine.worst();
          }
        }
      }
    }
    return best;
  }

  private Candidates refine(int query, Candidates approximate, int k, boolean complete) {
    Candidates exact = new Candidates(k);
    for (int i = 0; i < approximate.size(); i++) {
      int row = approximate.index(i);
      exact.offer(distance(query, row), row);
    }
    double slack = fast.scoreError(query);
    double bound = fast.score(query, exact.worst()) + slack;
    if (complete || bound + slack < approximate.worst()) {
      return exact;
    }
    return refineAllWithin(query, bound + slack, k);
  }

  private Candidates refineAllWithin(int query, double bound, int k) {
    Candidates exact = new Candidates(k);
    float[] scores = new float[PackedRows.TILE];
    float[][] alone = {scores};
    for (int tile = 0; tile < fast.packed().tileCount(); tile++) {
      fast.scores(query, tile, alone);
      int start = tile * PackedRows.TILE;
      for (int j = 0; j < fast.packed().tileSize(tile); j++) {
        if (scores[j] <= bound && !(skipSameIndex && start + j == query)) {
          exact.offer(distance(query, start + j), start + j);
        }
      }
    }
    return exact;
  }

  private double distance(int query, int row) {
    int d = rows.dimension();
    float[] a = queries.values();
    float[] b = rows.values();
    int i = query * d;
    int j = row * d;
    double sum = 0;
    if (cosine) {
      double norms = queryNorms[query] * rowNorms[row];
      if (norms == 0) {
        return 1;
      }
      for (int end = i + d; i < end; i++, j++) {
        sum += (double) a[i] * b[j];
      }
      return 1 - sum / norms;
    }
    for (int end = i + d; i < end; i++, j++) {
      double difference = (double) a[i] - b[j];
      sum += difference * difference;
    }
    return Math.sqrt(sum);
  }
}
