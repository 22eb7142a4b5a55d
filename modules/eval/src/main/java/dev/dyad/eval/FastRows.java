package dev.dyad.eval;

import java.util.Arrays;

/**
 * Single-precision scores that grow with the distance: 1 - q·x of unit vectors for the cosine, or
 * |x|²/2 - q·x for the Euclidean one, all vectors moved to the mean of the rows and scaled to
 * length at most 1 first, which keeps the rounding small. With a {@link Sketch} in place of the
 * vectors, scores are quicker and never larger than these.
 */
final class FastRows {
  private static final double UNIT_ROUNDOFF = 0x1p-24;

  private final PackedRows packed;
  private final float[] queries; // negated
  private final float[] biases;
  private final double[] queryNorms;
  private final double scale; // 0 for the cosine
  private final double sketchError; // 0 without a sketch

  /**
   * Prepares scores.
   *
   * @param rows (biases, dimension)
   * @param negated queries of (queryNorms, padded dimension)
   * @param directions of the sketch, 0 for none
   */
  private FastRows(
      float[] rows,
      float[] negated,
      float[] biases,
      double[] queryNorms,
      double scale,
      int directions) {
    int size = biases.length;
    int dimension = rows.length / size;
    this.biases = biases;
    this.queryNorms = queryNorms;
    this.scale = scale;
    if (directions == 0) {
      this.packed = new PackedRows(rows, size, dimension);
      this.queries = negated;
      this.sketchError = 0;
      return;
    }
    var sketch = new Sketch(rows, size, dimension, directions);
    int count = queryNorms.length;
    int stride = PackedRows.padded(dimension);
    int length = sketch.dimension();
    this.packed = new PackedRows(sketch.of(rows, size, dimension, 1, length), size, length);
    this.queries = sketch.of(negated, count, stride, -1, PackedRows.padded(length));
    this.sketchError = sketch.error();
  }

  /**
   * Scores of rows for queries.
   *
   * @param directions of the sketch that stands for the vectors, at most their dimension; 0 for
   *     none
   */
  static FastRows of(Embeddings rows, Embeddings queries, Distance distance, int directions) {
    return distance == Distance.COSINE
        ? cosine(rows, queries, directions)
        : euclidean(rows, queries, directions);
  }

  PackedRows packed() {
    return packed;
  }

  private static FastRows cosine(Embeddings rows, Embeddings queries, int directions) {
    float[] negated = UnitRows.of(queries, PackedRows.padded(queries.dimension()));
    for (int i = 0; i < negated.length; i++) {
      negated[i] = -negated[i];
    }
    float[] biases = new float[rows.size()];
    Arrays.fill(biases, 1);
    double[] ones = new double[queries.size()];
    Arrays.fill(ones, 1);
    float[] unit = UnitRows.of(rows, rows.dimension());
    return new FastRows(unit, negated, biases, ones, 0, directions);
  }

  private static FastRows euclidean(Embeddings rows, Embeddings queries, int directions) {
    double[] mean = Moments.mean(rows);
    double[] rowNorms = distancesTo(mean, rows);
    double[] queryNorms = distancesTo(mean, queries);
    double longest =
        Math.max(
            Arrays.stream(rowNorms).max().orElse(0), Arrays.stream(queryNorms).max().orElse(0));
    double scale = longest == 0 ? 1 : longest;
    float[] moved = transformed(rows, mean, scale, rows.dimension());
    float[] negated = transformed(queries, mean, -scale, PackedRows.padded(queries.dimension()));
    float[] biases = new float[rows.size()];
    for (int i = 0; i < biases.length; i++) {
      double norm = rowNorms[i] / scale;
      biases[i] = (float) (norm * norm / 2);
    }
    double[] norms = Arrays.stream(queryNorms).map(norm -> norm / scale).toArray();
    return new FastRows(moved, negated, biases, norms, scale, directions);
  }

  /** Scores of the rows of a tile, for as many queries as there are arrays of scores. */
  void scores(int firstQuery, int tile, float[][] scores) {
    int size = packed.tileSize(tile);
    for (float[] some : scores) {
      System.arraycopy(biases, tile * PackedRows.TILE, some, 0, size);
    }
    packed.addProducts(queries, firstQuery, tile, scores);
  }

  /** Whether scores may be smaller than those of the vectors by more than rounding. */
  boolean sketched() {
    return sketchError > 0;
  }

  /** The score of the vectors, but for rounding, of a row at that distance. */
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
    double rounding = 2 * (packed.paddedDimension() + 8) * UNIT_ROUNDOFF + sketchError;
    return rounding * (1 + queryNorms[query]);
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
