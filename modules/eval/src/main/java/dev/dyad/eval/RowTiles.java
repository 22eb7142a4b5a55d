package dev.dyad.eval;

import java.util.Arrays;

/**
 * Rows moved and scaled, in double precision, in tiles of {@value #TILE}. They are stored twice,
 * dimension by dimension and row by row, so that the inner loops of products with either side run
 * over numbers that lie side by side. What exceeds the rows or dimensions is 0.
 */
final class RowTiles {
  /** Rows a tile. */
  static final int TILE = 256;

  private final int size;
  private final int padded;
  private final double[][][] byDimension; // (tiles, padded, TILE)
  private final double[][][] byRow; // (tiles, TILE, padded)

  /** (value - shift) / divisor in each dimension; a divisor of 0 counts as 1. */
  RowTiles(Embeddings rows, double[] shift, double[] divisor) {
    this.size = rows.size();
    this.padded = (rows.dimension() + Axpy.STEP - 1) / Axpy.STEP * Axpy.STEP;
    int tiles = Parallel.blockCount(size, TILE);
    this.byDimension = new double[tiles][][];
    this.byRow = new double[tiles][][];
    Parallel.blocks(
        size,
        TILE,
        (tile, from, to) -> {
          double[][] across = new double[padded][TILE];
          double[][] along = new double[TILE][padded];
          for (int row = from; row < to; row++) {
            for (int i = 0; i < shift.length; i++) {
              double value = (rows.at(row, i) - shift[i]) / (divisor[i] == 0 ? 1 : divisor[i]);
              across[i][row - from] = value;
              along[row - from][i] = value;
            }
          }
          byDimension[tile] = across;
          byRow[tile] = along;
        });
  }

  /** The rows less their mean. */
  static RowTiles centred(Embeddings rows) {
    double[] ones = new double[rows.dimension()];
    Arrays.fill(ones, 1);
    return new RowTiles(rows, Moments.mean(rows), ones);
  }

  int size() {
    return size;
  }

  int tileCount() {
    return byRow.length;
  }

  int tileSize(int tile) {
    return Math.min(TILE, size - tile * TILE);
  }

  /** The dimension rounded up to a multiple of {@link Axpy#STEP}. */
  int paddedDimension() {
    return padded;
  }

  /** (paddedDimension, TILE). */
  double[][] byDimension(int tile) {
    return byDimension[tile];
  }

  /** (TILE, paddedDimension). */
  double[][] byRow(int tile) {
    return byRow[tile];
  }

  /** Products of all pairs of dimensions, summed over the rows: (paddedDimension, same). */
  double[][] gramOfDimensions() {
    double[][] gram = new double[padded][padded];
    Parallel.blocks(
        padded,
        16,
        (block, from, to) -> {
          for (int tile = 0; tile < byRow.length; tile++) {
            for (int i = from; i < to; i++) {
              Axpy.add(gram[i], byDimension[tile][i], byRow[tile]);
            }
          }
        });
    return gram;
  }

  /** Products of all pairs of rows: (size, size). */
  double[][] gramOfRows() {
    double[][] gram = new double[size][size];
    Parallel.blocks(
        size,
        TILE,
        (mine, from, to) -> {
          double[] products = new double[TILE];
          for (int tile = 0; tile < byRow.length; tile++) {
            for (int row = from; row < to; row++) {
              Arrays.fill(products, 0);
              Axpy.add(products, byRow[mine][row - from], byDimension[tile]);
              System.arraycopy(products, 0, gram[row], tile * TILE, tileSize(tile));
            }
          }
        });
    return gram;
  }
}
