package dev.dyad.eval;

import java.util.Arrays;

/**
 * Rows less a shift, times a factor, in double precision, made a few at a time where they are
 * needed, in tiles of {@value #TILE} rows. Beside the rows themselves only a transposed copy in
 * single precision is kept, so that the inner loops of products with either side run over numbers
 * that lie side by side. What exceeds the rows or dimensions is 0.
 */
final class StandardisedRows {
  /** Rows a tile. */
  static final int TILE = 256;

  private final float[] values; // (size, dimension), as they are
  private final int size;
  private final int dimension;
  private final double[] shift;
  private final double[] factor;
  private final float[][][] columns; // (tiles, dimension, TILE), as they are

  /** (value - shift) / divisor in each dimension; a divisor of 0 counts as 1. */
  StandardisedRows(Embeddings rows, double[] shift, double[] divisor) {
    this.values = rows.values();
    this.size = rows.size();
    this.dimension = rows.dimension();
    this.shift = shift;
    this.factor = Arrays.stream(divisor).map(d -> d == 0 ? 1 : 1 / d).toArray();
    this.columns = new float[Parallel.blockCount(size, TILE)][][];
    Parallel.blocks(
        size,
        TILE,
        (tile, from, to) -> {
          float[][] across = new float[dimension][TILE];
          for (int row = from; row < to; row++) {
            for (int i = 0; i < dimension; i++) {
              across[i][row - from] = values[row * dimension + i];
            }
          }
          columns[tile] = across;
        });
  }

  int tileCount() {
    return columns.length;
  }

  int tileSize(int tile) {
    return Math.min(TILE, size - tile * TILE);
  }

  /** The dimension rounded up to a multiple of {@link Axpy#STEP}. */
  int paddedDimension() {
    return (dimension + Axpy.STEP - 1) / Axpy.STEP * Axpy.STEP;
  }

  /** Some dimensions of a tile's rows, from one on, as many as there are arrays of TILE. */
  void columns(int tile, int from, double[][] into) {
    for (int k = 0; k < into.length; k++) {
      double[] target = into[k];
      if (from + k >= dimension) {
        Arrays.fill(target, 0);
        continue;
      }
      float[] source = columns[tile][from + k];
      double moved = shift[from + k];
      double scaled = factor[from + k];
      for (int row = 0; row < TILE; row++) {
        target[row] = (source[row] - moved) * scaled;
      }
    }
  }

  /** Some rows of a tile, from one on, as many as there are arrays of paddedDimension. */
  void rows(int tile, int from, double[][] into) {
    for (int k = 0; k < into.length; k++) {
      double[] target = into[k];
      int row = tile * TILE + from + k;
      if (row >= size) {
        Arrays.fill(target, 0);
        continue;
      }
      int start = row * dimension;
      for (int i = 0; i < dimension; i++) {
        target[i] = (values[start + i] - shift[i]) * factor[i];
      }
    }
  }
}
