package dev.dyad.eval;

import dev.dyad.core.RandomKey;
import dev.dyad.core.Require;

/**
 * t-SNE: a map in the plane where near neighbours stay near. Minimises the Kullback-Leibler
 * divergence of the neighbour probabilities in the plane (Student's t with one degree of freedom)
 * from those in the space of the embeddings, in nats. Barnes-Hut, started from the first two
 * principal components, with early exaggeration, momentum and gains. Distances between far groups
 * and sizes of groups on the map mean nothing.
 *
 * @param perplexity about how many neighbours count, above 1; lowered to (rows - 1) / 3 where rows
 *     are few
 * @param iterations gradient steps, of which the first quarter, at most 250, are exaggerated
 * @param theta 0 for exact forces, up to 0.7 for coarse ones
 * @param distance between embeddings
 * @param key breaks ties of the start: rows that are equal would stay on one spot otherwise
 * @see <a href="https://jmlr.org/papers/v15/vandermaaten14a.html">van der Maaten 2014</a>
 * @see <a href="https://doi.org/10.1038/s41467-019-13056-x">Kobak and Berens 2019</a>, for start
 *     and learning rate
 */
public record TSne(
    double perplexity, int iterations, double theta, Distance distance, RandomKey key) {
  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if perplexity is not above 1, iterations not positive, or
   *     theta not in 0..0.7
   */
  public TSne {
    Require.that(perplexity > 1, "perplexity must be above 1, but was %s", perplexity);
    Require.positive("perplexity", perplexity);
    Require.positive("iterations", iterations);
    Require.within("theta", theta, 0, 0.7);
  }

  /** Perplexity 30, 1,000 iterations, theta 0.5, Euclidean. */
  public TSne() {
    this(30, 1000, 0.5, Distance.EUCLIDEAN, RandomKey.of(0));
  }

  /** The rows in the plane. Immutable. */
  public static final class Plane {
    private final double[] x;
    private final double[] y;
    private final double divergence;

    Plane(double[] x, double[] y, double divergence) {
      this.x = x;
      this.y = y;
      this.divergence = divergence;
    }

    /** Number of rows. */
    public int size() {
      return x.length;
    }

    /** Where a row lies from left to right; the mean is 0. */
    public double x(int row) {
      return x[row];
    }

    /** Where a row lies from bottom to top; the mean is 0. */
    public double y(int row) {
      return y[row];
    }

    /** What is left of the Kullback-Leibler divergence, in nats; compares maps of the same rows. */
    public double divergence() {
      return divergence;
    }
  }

  /** The map of some rows; the same for the same settings, whatever the number of threads. */
  public Plane map(Embeddings rows) {
    int n = rows.size();
    if (n < 3) {
      double[] x = new double[n];
      for (int i = 0; i < n; i++) {
        x[i] = i - (n - 1) / 2.0;
      }
      return new Plane(x, new double[n], 0);
    }
    double near = Math.min(perplexity, (n - 1) / 3.0);
    int k = Math.min(n - 1, Math.max(1, (int) (3 * near)));
    Affinities affinities =
        Affinities.of(new Knn(k, distance).neighboursAmong(rows), Math.max(1, near));
    return new TSneDescent(affinities, rows, this).run();
  }
}
