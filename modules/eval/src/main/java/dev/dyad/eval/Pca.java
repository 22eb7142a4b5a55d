package dev.dyad.eval;

import dev.dyad.core.RandomKey;
import dev.dyad.core.Require;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Principal components: the directions of greatest variance. Found by subspace iteration on the
 * centred rows with a few directions to spare, without ever forming the covariance matrix.
 *
 * @param components how many, 1 or more
 * @param key where the iteration's start comes from; it does not change the result beyond rounding
 *     where variances differ
 * @see <a href="https://arxiv.org/abs/0909.4061">Halko, Martinsson and Tropp 2011, algorithm
 *     4.4</a>
 */
public record Pca(int components, RandomKey key) {
  private static final int SPARE = 8;
  private static final int MAX_ITERATIONS = 200;
  private static final double TOLERANCE = 1e-10;

  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public Pca {
    Require.positive("components", components);
  }

  /** A fixed start. */
  public Pca(int components) {
    this(components, RandomKey.of(0));
  }

  /** Directions and variances of some rows. Immutable. */
  public static final class Axes {
    private final double[] mean;
    private final double[][] directions;
    private final double[] variances;

    Axes(double[] mean, double[][] directions, double[] variances) {
      this.mean = mean;
      this.directions = directions;
      this.variances = variances;
    }

    /** A direction, of length 1; its number of largest magnitude is positive. */
    public double[] direction(int component) {
      return directions[component].clone();
    }

    /** Variance along a direction (divided by the number of rows); never rises. */
    public double variance(int component) {
      return variances[component];
    }

    /** Each row less the mean, along each direction: (rows, components). */
    public float[][] project(Embeddings rows) {
      Require.that(
          rows.dimension() == mean.length,
          "rows must have %d dimensions, but have %d",
          mean.length,
          rows.dimension());
      float[][] projected = new float[rows.size()][directions.length];
      Parallel.each(
          rows.size(),
          row -> {
            for (int c = 0; c < directions.length; c++) {
              double sum = 0;
              for (int i = 0; i < mean.length; i++) {
                sum += (rows.at(row, i) - mean[i]) * directions[c][i];
              }
              projected[row][c] = (float) sum;
            }
          });
      return projected;
    }
  }

  /**
   * The components of some rows.
   *
   * @throws IllegalArgumentException if there are more components than dimensions
   */
  public Axes fit(Embeddings rows) {
    Require.that(
        components <= rows.dimension(),
        "components must be at most %d, the dimension, but was %d",
        rows.dimension(),
        components);
    RowTiles tiles = RowTiles.centred(rows);
    int kept = Math.min(rows.dimension(), components + SPARE);
    double[][] basis = start(kept, rows.dimension(), tiles.paddedDimension());
    double[] before = new double[kept];
    for (int iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
      double[][] image = timesCovariance(tiles, basis);
      SymmetricEigen.Pair[] pairs = SymmetricEigen.pairs(products(basis, image));
      double[] now = Arrays.stream(pairs).mapToDouble(pair -> pair.value).toArray();
      boolean settled = settled(before, now);
      basis = rotated(settled ? basis : image, pairs);
      if (settled) {
        return axes(rows, basis, now);
      }
      orthonormalise(basis, rows.dimension());
      before = now;
    }
    return axes(rows, basis, before);
  }

  private double[][] start(int count, int dimension, int padded) {
    RandomGenerator random = key.generator();
    double[][] basis = new double[count][padded];
    for (double[] direction : basis) {
      for (int i = 0; i < dimension; i++) {
        direction[i] = random.nextGaussian();
      }
    }
    orthonormalise(basis, dimension);
    return basis;
  }

  private boolean settled(double[] before, double[] now) {
    for (int c = 0; c < components; c++) {
      if (Math.abs(now[c] - before[c]) > TOLERANCE * now[0]) {
        return false;
      }
    }
    return true;
  }

  /** Each direction times the covariance matrix: Xᵀ (X b) / rows. */
  private static double[][] timesCovariance(RowTiles tiles, double[][] basis) {
    double[][] image = new double[basis.length][tiles.paddedDimension()];
    Parallel.each(
        basis.length,
        b -> {
          double[] along = new double[RowTiles.TILE];
          for (int tile = 0; tile < tiles.tileCount(); tile++) {
            Arrays.fill(along, 0);
            Axpy.add(along, basis[b], tiles.byDimension(tile));
            Axpy.add(image[b], along, tiles.byRow(tile));
          }
          for (int i = 0; i < image[b].length; i++) {
            image[b][i] /= tiles.size();
          }
        });
    return image;
  }

  private static double[][] products(double[][] a, double[][] b) {
    double[][] products = new double[a.length][a.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j <= i; j++) {
        products[i][j] = dot(a[i], b[j]);
        products[j][i] = products[i][j];
      }
    }
    return products;
  }

  private static double[][] rotated(double[][] basis, SymmetricEigen.Pair[] pairs) {
    double[][] rotated = new double[basis.length][basis[0].length];
    for (int c = 0; c < rotated.length; c++) {
      for (int b = 0; b < basis.length; b++) {
        add(rotated[c], pairs[c].vector[b], basis[b]);
      }
    }
    return rotated;
  }

  /** Gram-Schmidt, twice; a direction that vanishes becomes a unit vector off the others. */
  private static void orthonormalise(double[][] basis, int dimension) {
    for (int c = 0; c < basis.length; c++) {
      double norm = Math.sqrt(dot(basis[c], basis[c]));
      for (int unit = -1; unit < dimension; unit++) {
        if (unit >= 0) {
          Arrays.fill(basis[c], 0);
          basis[c][unit] = 1;
          norm = 1;
        }
        double left = withoutOthers(basis, c);
        if (left > 1e-12 * norm) {
          break;
        }
      }
    }
  }

  private static double withoutOthers(double[][] basis, int c) {
    double first = 0;
    for (int pass = 0; pass < 2; pass++) {
      for (int other = 0; other < c; other++) {
        add(basis[c], -dot(basis[c], basis[other]), basis[other]);
      }
      double norm = Math.sqrt(dot(basis[c], basis[c]));
      first = pass == 0 ? norm : first;
      if (norm == 0) {
        return 0;
      }
      for (int i = 0; i < basis[c].length; i++) {
        basis[c][i] /= norm;
      }
    }
    return first;
  }

  private Axes axes(Embeddings rows, double[][] basis, double[] values) {
    double[][] directions = new double[components][];
    for (int c = 0; c < components; c++) {
      directions[c] = Arrays.copyOf(basis[c], rows.dimension());
      double peak = 0;
      for (double value : directions[c]) {
        peak = Math.abs(value) > Math.abs(peak) ? value : peak;
      }
      if (peak < 0) {
        Arrays.setAll(directions[c], negated(directions[c]));
      }
    }
    double[] variances = Arrays.copyOf(values, components);
    Arrays.setAll(variances, c -> Math.max(0, values[c]));
    return new Axes(Moments.mean(rows), directions, variances);
  }

  private static java.util.function.IntToDoubleFunction negated(double[] direction) {
    double[] copy = direction.clone();
    return i -> -copy[i];
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static void add(double[] to, double scale, double[] amount) {
    for (int i = 0; i < to.length; i++) {
      to[i] += scale * amount[i];
    }
  }
}
