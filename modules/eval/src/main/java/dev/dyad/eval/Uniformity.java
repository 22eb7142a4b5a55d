package dev.dyad.eval;

import dev.dyad.core.Permutation;
import dev.dyad.core.RandomKey;
import dev.dyad.core.Require;
import java.util.Arrays;

/**
 * How evenly embeddings cover the sphere: log of the mean of exp(-t |x - y|²) over all pairs of
 * different rows, made unit vectors; 0 for a collapsed encoder, less is better; about -2t for many
 * dimensions. Products of single precision: right to about 1e-5.
 *
 * @param t sharpness, above 0; 2 in the paper
 * @param maxPairs all pairs are taken up to this many; above, all pairs among as many rows, drawn
 *     without replacement, as give at most so many
 * @param key where the draw comes from
 * @see <a href="https://arxiv.org/abs/2005.10242">Wang and Isola 2020, section 4.1</a>
 */
public record Uniformity(double t, long maxPairs, RandomKey key) implements Metric {
  private static final int BLOCK = 64;

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if t or maxPairs is not positive
   */
  public Uniformity {
    Require.positive("t", t);
    Require.that(maxPairs > 0, "maxPairs must be positive, but was %d", maxPairs);
  }

  /** t = 2 and all pairs of up to 10,000 rows. */
  public Uniformity() {
    this(2, 50_000_000, RandomKey.of(0));
  }

  /**
   * The score {@code uniformity} of test, with the number of pairs and rows it rests on; train is
   * not looked at. Rows that are all zeros have no direction and stay at the origin.
   *
   * @throws IllegalArgumentException if test has fewer than two rows
   */
  @Override
  public Score of(Embeddings train, Embeddings test) {
    return of(test);
  }

  /**
   * The score of one set of embeddings.
   *
   * @throws IllegalArgumentException if there are fewer than two rows
   */
  public Score of(Embeddings embeddings) {
    Require.that(embeddings.size() > 1, "uniformity needs at least two rows, but there is one");
    Embeddings some = sample(embeddings);
    double pairs = some.size() * (some.size() - 1.0) / 2;
    double sum = new Pairs(some).sum();
    return new Score("uniformity", Math.log(sum / pairs))
        .with("pairs", pairs)
        .with("rows", some.size());
  }

  private Embeddings sample(Embeddings all) {
    int rows = Math.max(2, (int) Math.floor((1 + Math.sqrt(1 + 8.0 * maxPairs)) / 2));
    if (all.size() <= rows) {
      return all;
    }
    int[] chosen = Arrays.copyOf(Permutation.of(all.size(), key.generator()), rows);
    Arrays.sort(chosen);
    return all.select(chosen);
  }

  private final class Pairs {
    private final int size;
    private final PackedRows packed;
    private final float[] unit;
    private final double[] squares; // 1, or 0 for a row of zeros

    Pairs(Embeddings rows) {
      this.size = rows.size();
      this.packed = new PackedRows(UnitRows.of(rows, rows.dimension()), size, rows.dimension());
      this.unit = UnitRows.of(rows, packed.paddedDimension());
      this.squares = Arrays.stream(rows.norms()).map(norm -> norm == 0 ? 0 : 1).toArray();
    }

    double sum() {
      return Parallel.sum(
          size,
          BLOCK,
          (from, to) -> {
            float[][] products = new float[to - from][PackedRows.TILE];
            double part = 0;
            for (int tile = 0; tile * PackedRows.TILE < to; tile++) {
              for (float[] some : products) {
                Arrays.fill(some, 0);
              }
              packed.addProducts(unit, from, tile, products);
              for (int row = from; row < to; row++) {
                part += sumBefore(row, tile, products[row - from]);
              }
            }
            return part;
          });
    }

    /** Over the rows of the tile that come before the row. */
    private double sumBefore(int row, int tile, float[] products) {
      int start = tile * PackedRows.TILE;
      int end = Math.min(packed.tileSize(tile), row - start);
      double part = 0;
      for (int j = 0; j < end; j++) {
        double squared = squares[row] + squares[start + j] - 2 * products[j];
        part += Math.exp(-t * squared);
      }
      return part;
    }
  }
}
