package dev.dyad.eval;

import dev.dyad.core.Require;

/**
 * Classifies each test embedding as its k nearest training embeddings vote. Exact: distances that
 * decide are taken in double precision, as in a plain loop over all pairs. Rows of training data
 * without a label have no vote; rows of test data without one are predicted but not scored.
 *
 * @param k neighbours, 1 or more
 * @param distance between embeddings
 * @param vote how neighbours elect a class
 */
public record Knn(int k, Distance distance, Vote vote) implements Metric {
  /**
   * Checks k.
   *
   * @throws IllegalArgumentException if k is not positive
   */
  public Knn {
    Require.positive("k", k);
  }

  /** Five neighbours by cosine, one vote each. */
  public Knn() {
    this(5, Distance.COSINE, new Vote.Majority());
  }

  /** One vote a neighbour. */
  public Knn(int k, Distance distance) {
    this(k, distance, new Vote.Majority());
  }

  /**
   * The weighted k-NN that papers on self-supervised images report: 200 neighbours by cosine with
   * temperature 0.07.
   *
   * @see <a href="https://arxiv.org/abs/1805.01978">Wu et al. 2018, section 3.4</a>
   */
  public static Knn weighted() {
    return new Knn(200, Distance.COSINE, new Vote.Softmax(0.07));
  }

  /** Accuracy as {@code knn.accuracy}, with its 95 % interval. */
  @Override
  public Score of(Embeddings train, Embeddings test) {
    return score(classify(train, test), train);
  }

  /** The same of what was classified before. */
  public Score score(Classification found, Embeddings train) {
    return found.score("knn.accuracy").with("trainRows", train.labelled().size()).with("k", k);
  }

  /**
   * Predicts the classes of the test embeddings.
   *
   * @throws IllegalArgumentException if train has fewer than k labelled rows, or the embeddings
   *     differ in dimension or classes
   */
  public Classification classify(Embeddings train, Embeddings test) {
    Embeddings.requireAlike(train, test);
    Embeddings voters = train.labelled();
    Neighbours neighbours = neighbours(voters, test);
    int[] predictions = new int[test.size()];
    Parallel.each(test.size(), query -> predictions[query] = elect(neighbours, query, voters));
    return new Classification(predictions, test);
  }

  /**
   * The k nearest rows of each query, for galleries and retrieval.
   *
   * @throws IllegalArgumentException if there are fewer than k rows, or dimensions differ
   */
  public Neighbours neighbours(Embeddings rows, Embeddings queries) {
    requireEnough(rows.size());
    Require.that(
        rows.dimension() == queries.dimension(),
        "rows and queries must have as many dimensions, but have %d and %d",
        rows.dimension(),
        queries.dimension());
    return new NearestSearch(rows, queries, distance, false).nearest(k);
  }

  /**
   * The k nearest other rows of each row.
   *
   * @throws IllegalArgumentException if there are not more than k rows
   */
  public Neighbours neighboursAmong(Embeddings rows) {
    requireEnough(rows.size() - 1);
    return new NearestSearch(rows, rows, distance, true).nearest(k);
  }

  private void requireEnough(int rows) {
    Require.that(
        k <= rows,
        "k must be at most the number of rows to find, %d, but was %d. Lower k or add rows",
        rows,
        k);
  }

  private int elect(Neighbours neighbours, int query, Embeddings voters) {
    double[] votes = new double[voters.labelNames().size()];
    for (int rank = 0; rank < k; rank++) {
      votes[voters.label(neighbours.index(query, rank))] += weight(neighbours, query, rank);
    }
    int elected = voters.label(neighbours.index(query, 0));
    for (int rank = 1; rank < k; rank++) {
      int label = voters.label(neighbours.index(query, rank));
      if (votes[label] > votes[elected]) {
        elected = label;
      }
    }
    return elected;
  }

  /** The vote of a neighbour, relative to that of the nearest, so that it cannot vanish for all. */
  private double weight(Neighbours neighbours, int query, int rank) {
    if (vote instanceof Vote.Softmax softmax) {
      double near = neighbours.distance(query, 0);
      double far = neighbours.distance(query, rank);
      return switch (distance) {
        case COSINE -> Math.exp((near - far) / softmax.temperature());
        case EUCLIDEAN -> Math.exp((near * near - far * far) / (2 * softmax.temperature()));
      };
    }
    return 1;
  }
}
