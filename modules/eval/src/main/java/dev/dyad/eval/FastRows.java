package dev.dyad.eval;

import java.util.Arrays;

/**
 * Single-precision scores that grow with the distance: 1 - q·x of unit vectors for the cosine, or
 * |x|²/2 - q·x for the Euclidean one, all vectors moved to the mean of the rows and scaled to
 * length at most 1 first, which keeps the rounding small.
 */
final class FastRows {
  private static final double UNIT_ROUNDOFF = 0x1p-24;

  private final PackedRows packed;
  private final float[] queries; // negated
  private final float[] biases;
  private final double[] queryNorms;
  private final double scale; // 0 for the cosine

  private FastRows(
      PackedRows packed, float[] queries, float[] biases, double[] queryNorms, double scale) {
    this.packed = packed;
    this.queries = queries;
    this.biases = biases;
    this.queryNorms = queryNorms;
    this.scale = scale;
  }

  PackedRows packed() {
    return packed;
  }

  static FastRows cosine(Embeddings rows, Embeddings queries) {
    float[] unitRows = UnitRows.of(rows, rows.dimension());
    PackedRows packed = new PackedRows(unitRows, rows.size(), rows.dimension());
    float[] negated = UnitRows.of(queries, packed.paddedDimension());
    for (int i = 0; i < negated.length; i++) {
      negated[i] = -negated[i];
    }
    float[] biases = new float[rows.size()];
    Arrays.fill(biases, 1);
    double[] ones = new double[queries.size()];
    Arrays.fill(ones, 1);
    return new FastRows(packed, negated, biases, ones, 0);
  }

  static FastRows euclidean(Embeddings rows, Embeddings queries) {
    double[] mean = Moments.mean(rows);
    double[] rowNorms = distancesTo(mean, rows);
    double[] queryNorms = distancesTo(mean, queries);
    double longest =
        Math.max(
            Arrays.stream(rowNorms).max().orElse(0), Arrays.stream(queryNorms).max().orElse(0));
    double scale = longest == 0 ? 1 : longest;
    float[] moved = transformed(rows, mean, scale, rows.dimension());
    PackedRows packed = new PackedRows(moved, rows.size(), rows.dimension());
    float[] movedQueries = transformed(queries, mean, -scale, packed.paddedDimension());
    float[] biases = new float[rows.size()];
    for (int i = 0; i < biases.length; i++) {
      double norm = rowNorms[i] / scale;
      biases[i] = (float) (norm * norm / 2);
    }
    double[] norms = Arrays.stream(queryNorms).map(norm -> norm / scale).toArray();
    return new FastRows(packed, movedQueries, biases, norms, scale);
  }

  /** Scores of the rows of a tile, for as many queries as there are arrays of scores. */
  void scores(int firstQuery, int tile, float[][] scores) {
    int size = packed.tileSize(tile);
    for (float[] some : scores) {
      System.arraycopy(biases, tile * PackedRows.TILE, some, 0, size);
    }
    packed.addProducts(queries, firstQuery, tile, scores);
  }

  /** The score, but for rounding, of a row at that distance. */
  double score(int query, double distance) {
    if (scale == 0) {
      return distance;
    }
    double d = distance / scale;
    double q = queryNorms[query];
    return (d * d - q * q) / 2;
  }

  /** A bound on the rounding error of a score (Higham 2002, section 3.1), with room to spare. */
  double scoreError(int query) {
    return 2 * (packed.paddedDimension() + 8) * UNIT_ROUNDOFF * (1 + queryNorms[query]);
  }

  /** (row - shift) / divisor, filled up with zeros. */
  private static float[] transformed(
      Embeddings of, double[] shift, double divisor, int paddedDimension) {
    int d = of.dimension();
    float[] result = new float[Math.multiplyExact(of.size(), paddedDimension)];
    Parallel.each(
        of.size(),
        row -> {
          for (int i = 0; i < d; i++) {
            result[row * paddedDimension + i] = (float) ((of.at(row, i) - shift[i]) / divisor);
          }
        });
    return result;
  }

  private static double[] distancesTo(double[] point, Embeddings of) {
    double[] distances = new double[of.size()];
    Parallel.each(
        of.size(),
        row -> {
          double sum = 0;
          for (int i = 0; i < point.length; i++) {
            double difference = of.at(row, i) - point[i];
            sum += difference * difference;
          }
          distances[row] = Math.sqrt(sum);
        });
    return distances;
  }
}
