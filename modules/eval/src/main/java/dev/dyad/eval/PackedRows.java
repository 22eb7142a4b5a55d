package dev.dyad.eval;

/**
 * Rows laid out for many dot products: tiles of {@value #TILE} rows, stored dimension by dimension,
 * so that the inner loop runs over rows that lie side by side and the compiler turns it into vector
 * instructions. About 20 thousand million multiply-adds a second on one core of 2023.
 *
 * <p>Each product is summed in the same order wherever its rows lie, so its bits do not depend on
 * tiles, blocks or threads.
 */
final class PackedRows {
  /** Rows a tile. */
  static final int TILE = 512;

  /** Dimensions a step of the inner loop. */
  private static final int STEP = 8;

  /** Dimensions of a tile that all queries are multiplied with while they stay in the cache. */
  private static final int CHUNK = 16;

  private final int size;
  private final int steps;
  private final float[][][] tiles; // (tiles, dimension rounded up, TILE)

  /** Packs rows of (size, dimension). */
  PackedRows(float[] rows, int size, int dimension) {
    this.size = size;
    this.steps = padded(dimension) / STEP;
    this.tiles = new float[Parallel.blockCount(size, TILE)][][];
    Parallel.blocks(
        size,
        TILE,
        (tile, from, to) -> {
          float[][] packed = new float[steps * STEP][TILE];
          for (int row = from; row < to; row++) {
            for (int i = 0; i < dimension; i++) {
              packed[i][row - from] = rows[row * dimension + i];
            }
          }
          tiles[tile] = packed;
        });
  }

  /** A dimension rounded up as {@link #paddedDimension} is. */
  static int padded(int dimension) {
    return (dimension + STEP - 1) / STEP * STEP;
  }

  int size() {
    return size;
  }

  int tileCount() {
    return tiles.length;
  }

  /** Rows in a tile: {@value #TILE} but in the last. */
  int tileSize(int tile) {
    return Math.min(TILE, size - tile * TILE);
  }

  /** Length of a query for {@link #addProducts}: the dimension rounded up, filled with zeros. */
  int paddedDimension() {
    return steps * STEP;
  }

  /**
   * Adds the dot products of some queries with each row of a tile.
   *
   * @param queries their numbers, {@link #paddedDimension()} each
   * @param from the first of them
   * @param tile the tile
   * @param sums for each query in turn one a row of the tile, {@value #TILE} long, added to
   */
  void addProducts(float[] queries, int from, int tile, float[][] sums) {
    float[][] packed = tiles[tile];
    int padded = paddedDimension();
    for (int chunk = 0; chunk < padded; chunk += CHUNK) {
      int end = Math.min(padded, chunk + CHUNK);
      for (int query = 0; query < sums.length; query++) {
        int offset = (from + query) * padded;
        for (int i = chunk; i < end; i += STEP) {
          addEight(
              sums[query],
              queries,
              offset + i,
              packed[i],
              packed[i + 1],
              packed[i + 2],
              packed[i + 3],
              packed[i + 4],
              packed[i + 5],
              packed[i + 6],
              packed[i + 7]);
        }
      }
    }
  }

  private static void addEight(
      float[] sums,
      float[] q,
      int at,
      float[] b0,
      float[] b1,
      float[] b2,
      float[] b3,
      float[] b4,
      float[] b5,
      float[] b6,
      float[] b7) {
    float q0 = q[at];
    float q1 = q[at + 1];
    float q2 = q[at + 2];
    float q3 = q[at + 3];
    float q4 = q[at + 4];
    float q5 = q[at + 5];
    float q6 = q[at + 6];
    float q7 = q[at + 7];
    for (int j = 0; j < TILE; j++) {
      sums[j] +=
          q0 * b0[j]
              + q1 * b1[j]
              + q2 * b2[j]
              + q3 * b3[j]
              + q4 * b4[j]
              + q5 * b5[j]
              + q6 * b6[j]
              + q7 * b7[j];
    }
  }
}
