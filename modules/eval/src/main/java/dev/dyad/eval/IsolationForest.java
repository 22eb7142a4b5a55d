package dev.dyad.eval;

import dev.dyad.core.RandomKey;
import dev.dyad.core.Require;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Isolation forest: how few random cuts part a row from normal ones. Each tree halves a sample of
 * the normal rows at a value drawn between the least and the greatest of a dimension drawn among
 * those that differ, down to single rows or depth log2(sample). The score is 2^(-h/c), where h is
 * the mean over trees of the depth that a row reaches, plus c(n) where n rows were left together,
 * and c(n) = 2 H(n - 1) - 2 (n - 1)/n the mean depth in a search tree of n rows: near 1 for rows
 * soon alone, below 0.5 for rows within the crowd.
 *
 * @param trees 1 or more; 100 in the paper
 * @param sample rows a tree, at least 2; 256 in the paper; all where there are fewer
 * @param seed of the draws
 * @see <a href="https://doi.org/10.1109/ICDM.2008.17">Liu, Ting and Zhou 2008</a>
 */
public record IsolationForest(int trees, int sample, long seed) implements AnomalyDetector {
  private static final double EULER = 0.5772156649015329;

  /** 100 trees of 256 rows. */
  public IsolationForest() {
    this(100, 256, 1);
  }

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if trees is not positive or sample below 2
   */
  public IsolationForest {
    Require.positive("trees", trees);
    Require.within("sample", sample, 2, 1 << 24);
  }

  @Override
  public Fitted fit(Embeddings normal) {
    Require.that(
        normal.size() >= 2,
        "IsolationForest needs at least 2 normal rows, but has %d",
        normal.size());
    int size = Math.min(sample, normal.size());
    int deepest = 32 - Integer.numberOfLeadingZeros(size - 1); // log2, rounded up
    RandomKey key = RandomKey.of(seed).with("isolationForest");
    Node[] forest = new Node[trees];
    Parallel.each(
        trees,
        t -> {
          RandomGenerator random = key.with(t).generator();
          forest[t] = grow(normal, drawn(normal.size(), size, random), deepest, random);
        });
    return rows -> scores(normal, rows, forest, meanDepth(size));
  }

  private static double[] scores(Embeddings normal, Embeddings rows, Node[] forest, double usual) {
    Require.that(
        rows.dimension() == normal.dimension(),
        "rows must have %d dimensions, but have %d",
        normal.dimension(),
        rows.dimension());
    double[] scores = new double[rows.size()];
    Parallel.each(
        scores.length,
        row -> {
          double sum = 0;
          for (Node tree : forest) {
            sum += tree.depth(rows, row);
          }
          scores[row] = Math.pow(2, -sum / forest.length / usual);
        });
    return scores;
  }

  /** Mean depth of a row in a random search tree of n: 0 for one row, 1 for two. */
  static double meanDepth(int n) {
    if (n <= 2) {
      return n - 1.0;
    }
    return 2 * (Math.log(n - 1.0) + EULER) - 2 * (n - 1.0) / n;
  }

  /** Some of the rows, without repetition. */
  private static int[] drawn(int size, int count, RandomGenerator random) {
    int[] rows = IntStream.range(0, size).toArray();
    for (int i = 0; i < count; i++) {
      int other = random.nextInt(i, size);
      int row = rows[other];
      rows[other] = rows[i];
      rows[i] = row;
    }
    return Arrays.copyOf(rows, count);
  }

  private static Node grow(Embeddings data, int[] rows, int left, RandomGenerator random) {
    int[] differing = left == 0 || rows.length < 2 ? new int[0] : differing(data, rows);
    if (differing.length == 0) {
      return new Leaf(meanDepth(rows.length));
    }
    int column = differing[random.nextInt(differing.length)];
    double low = IntStream.of(rows).mapToDouble(r -> data.at(r, column)).min().orElseThrow();
    double high = IntStream.of(rows).mapToDouble(r -> data.at(r, column)).max().orElseThrow();
    double cut = random.nextDouble(low, high);
    int[] below = IntStream.of(rows).filter(r -> data.at(r, column) <= cut).toArray();
    int[] above = IntStream.of(rows).filter(r -> data.at(r, column) > cut).toArray();
    return new Cut(
        column, cut, grow(data, below, left - 1, random), grow(data, above, left - 1, random));
  }

  private static int[] differing(Embeddings data, int[] rows) {
    return IntStream.range(0, data.dimension())
        .filter(c -> IntStream.of(rows).anyMatch(r -> data.at(r, c) != data.at(rows[0], c)))
        .toArray();
  }

  private sealed interface Node {
    double depth(Embeddings rows, int row);
  }

  private record Leaf(double more) implements Node {
    @Override
    public double depth(Embeddings rows, int row) {
      return more;
    }
  }

  private record Cut(int column, double cut, Node below, Node above) implements Node {
    @Override
    public double depth(Embeddings rows, int row) {
      return 1 + (rows.at(row, column) <= cut ? below : above).depth(rows, row);
    }
  }
}
