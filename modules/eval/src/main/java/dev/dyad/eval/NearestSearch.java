package dev.dyad.eval;

import java.util.Arrays;

/**
 * Exact nearest rows. A fast pass in single precision keeps somewhat more than k candidates; their
 * distances are then taken in double precision. Where the rounding of the fast pass could have lost
 * a true neighbour (its error has a bound), all rows within that bound are measured too, so the
 * answer is that of a plain loop in double precision, ties included.
 *
 * <p>Where vectors are long and many, the fast pass goes by a {@link Sketch} of them: its scores
 * are lower bounds, so rows are measured from the lowest up until none can be nearer than what was
 * found. Where that turns out to measure too many, sketches are left alone.
 */
final class NearestSearch {
  private static final int QUERY_BLOCK = 64;
  private static final int WIDE = 512; // dimensions from which a sketch is tried
  private static final double MANY = 1e9; // products of numbers from which it is tried
  private static final int SKETCH_CANDIDATES = 1024;
  private static final int TRIALS = 16; // queries that tell whether it pays

  private final Embeddings rows;
  private final Embeddings queries;
  private final Distance distance;
  private final boolean skipSameIndex;
  private final double[] rowNorms;
  private final double[] queryNorms;
  private FastRows fast;

  /**
   * Prepares a search.
   *
   * @param skipSameIndex row i is no neighbour of query i: for searching rows among themselves
   */
  NearestSearch(Embeddings rows, Embeddings queries, Distance distance, boolean skipSameIndex) {
    this(rows, queries, distance, skipSameIndex, directions(rows, queries));
  }

  /**
   * Prepares a search.
   *
   * @param directions of the sketch that is tried, 0 for none
   */
  NearestSearch(
      Embeddings rows,
      Embeddings queries,
      Distance distance,
      boolean skipSameIndex,
      int directions) {
    this.rows = rows;
    this.queries = queries;
    this.distance = distance;
    this.skipSameIndex = skipSameIndex;
    this.rowNorms = rows.norms();
    this.queryNorms = queries.norms();
    this.fast = FastRows.of(rows, queries, distance, directions);
  }

  /** A twelfth to a quarter of the dimensions, one less than a whole number of steps. */
  private static int directions(Embeddings rows, Embeddings queries) {
    int dimension = rows.dimension();
    boolean tried = dimension >= WIDE && (double) rows.size() * queries.size() * dimension >= MANY;
    return !tried ? 0 : dimension >= 4 * WIDE ? 255 : 127;
  }

  /** The k nearest rows of every query; k is at most the number of rows that may be found. */
  Neighbours nearest(int k) {
    if (fast.sketched() && !pays(k)) {
      fast = FastRows.of(rows, queries, distance, 0);
    }
    int[] indices = new int[Math.multiplyExact(queries.size(), k)];
    double[] distances = new double[indices.length];
    Parallel.blocks(
        queries.size(),
        QUERY_BLOCK,
        (block, from, to) -> {
          Candidates[] best = candidates(from, to, kept(k));
          for (int query = from; query < to; query++) {
            Refined found = refine(query, best[query - from], k);
            found.nearest().copyTo(indices, distances, query * k, k);
          }
        });
    return new Neighbours(k, indices, distances);
  }

  /** Whether it goes by sketches: from the first search on, whether they pay. */
  boolean sketched() {
    return fast.sketched();
  }

  private int found() {
    return rows.size() - (skipSameIndex ? 1 : 0);
  }

  private int kept(int k) {
    int more = fast.sketched() ? SKETCH_CANDIDATES : Math.max(8, k / 2);
    return Math.min(found(), k + more);
  }

  /** Whether few enough rows have to be measured for some queries. */
  private boolean pays(int k) {
    int trials = Math.min(TRIALS, queries.size());
    double measured =
        Parallel.sum(
            trials,
            1,
            (trial, end) -> {
              int query = (int) ((long) trial * queries.size() / trials);
              return refine(query, candidates(query, query + 1, kept(k))[0], k).measured();
            });
    return measured <= trials * (k + SKETCH_CANDIDATES / 2.0);
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

  /** The nearest rows, and how many were measured to find them. */
  private record Refined(Candidates nearest, int measured) {}

  private Refined refine(int query, Candidates approximate, int k) {
    Candidates exact = new Candidates(k);
    double slack = fast.scoreError(query);
    double bound = Double.POSITIVE_INFINITY;
    int measured = 0;
    while (measured < approximate.size() && approximate.value(measured) <= bound) {
      int row = approximate.index(measured++);
      exact.offer(distance(query, row), row);
      bound = fast.score(query, exact.worst()) + 2 * slack;
    }
    if (approximate.size() == found() || bound < approximate.worst()) {
      return new Refined(exact, measured);
    }
    return refineAllWithin(query, bound, k);
  }

  private Refined refineAllWithin(int query, double bound, int k) {
    Candidates exact = new Candidates(k);
    int measured = 0;
    float[] scores = new float[PackedRows.TILE];
    float[][] alone = {scores};
    for (int tile = 0; tile < fast.packed().tileCount(); tile++) {
      fast.scores(query, tile, alone);
      int start = tile * PackedRows.TILE;
      for (int j = 0; j < fast.packed().tileSize(tile); j++) {
        if (scores[j] <= bound && !(skipSameIndex && start + j == query)) {
          exact.offer(distance(query, start + j), start + j);
          measured++;
        }
      }
    }
    return new Refined(exact, measured);
  }

  private double distance(int query, int row) {
    int d = rows.dimension();
    float[] a = queries.values();
    float[] b = rows.values();
    int i = query * d;
    int j = row * d;
    double sum = 0;
    if (distance == Distance.COSINE) {
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
