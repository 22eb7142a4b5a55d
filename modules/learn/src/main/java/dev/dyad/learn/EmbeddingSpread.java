package dev.dyad.learn;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How representations lie on the unit sphere: whether an encoder tells samples apart, or gives
 * everything the same place (collapse).
 *
 * @param deviation mean over the dimensions of the standard deviation of unit-length
 *     representations, times √D: about 1 if they fill the sphere, 0 if all are equal
 * @param alignment mean squared distance of the two views of a sample, 0..4, smaller is better; NaN
 *     if there is one view only
 * @param uniformity log of the mean of exp(-2·d²) over pairs of samples, -4..0, smaller is better
 * @param effectiveDimensions (Σλ)² / Σλ² of the covariance's eigenvalues λ, 1..D; 0 if all are
 *     equal
 * @param deviations of the single dimensions, times √D
 * @param positives cosines of the two views of a sample; NaN if there is one view only
 * @param negatives cosines of different samples
 * @see <a href="https://arxiv.org/abs/2005.10242">Wang and Isola 2020 (alignment, uniformity)</a>
 */
public record EmbeddingSpread(
    double deviation,
    double alignment,
    double uniformity,
    double effectiveDimensions,
    Deciles deviations,
    Deciles positives,
    Deciles negatives) {
  private static final int MAX_ROWS = 512;
  private static final double POINT = 0.05; // deviation
  private static final double LINE = 1.2; // effective dimensions

  /** Nothing was measured: all NaN. */
  static final EmbeddingSpread UNKNOWN =
      new EmbeddingSpread(
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Deciles.UNKNOWN,
          Deciles.UNKNOWN,
          Deciles.UNKNOWN);

  /**
   * Where a tenth, half and nine tenths of some numbers lie below.
   *
   * @param low a tenth lies below
   * @param median half lies below
   * @param high nine tenths lie below
   */
  public record Deciles(double low, double median, double high) {
    private static final Deciles UNKNOWN = new Deciles(Double.NaN, Double.NaN, Double.NaN);

    private static Deciles of(double[] numbers) {
      if (numbers.length == 0) {
        return UNKNOWN;
      }
      double[] sorted = numbers.clone();
      Arrays.sort(sorted);
      return new Deciles(at(sorted, 0.1), at(sorted, 0.5), at(sorted, 0.9));
    }

    private static double at(double[] sorted, double share) {
      return sorted[(int) Math.round(share * (sorted.length - 1))];
    }
  }

  /** How representations can fail to tell samples apart. */
  public enum Collapse {
    /** All samples get nearly the same embedding. */
    COMPLETE,
    /** Embeddings differ, but all of them lie on one line. */
    DIMENSIONAL
  }

  /**
   * The spread of some representations; of more than 512 rows the first 512 are taken.
   *
   * @param first representations of the first views, (N, D), N of at least 2
   * @param second of the second views, or no rows
   */
  public static EmbeddingSpread of(float[][] first, float[][] second) {
    double[][] a = units(first);
    double[][] b = units(second);
    int d = a[0].length;
    double[] means = new double[d];
    for (double[] row : a) {
      for (int j = 0; j < d; j++) {
        means[j] += row[j] / a.length;
      }
    }
    double[] deviations = new double[d];
    for (int j = 0; j < d; j++) {
      double variance = 0;
      for (double[] row : a) {
        variance += (row[j] - means[j]) * (row[j] - means[j]) / a.length;
      }
      deviations[j] = Math.sqrt(variance * d);
    }
    return new EmbeddingSpread(
        Arrays.stream(deviations).average().orElse(0),
        alignment(a, b),
        uniformity(a),
        dimensions(a, means),
        Deciles.of(deviations),
        Deciles.of(positives(a, b)),
        Deciles.of(negatives(a)));
  }

  /** Into what the representations have fallen, if so. */
  public Optional<Collapse> collapse() {
    if (deviation < POINT) {
      return Optional.of(Collapse.COMPLETE);
    }
    return effectiveDimensions < LINE ? Optional.of(Collapse.DIMENSIONAL) : Optional.empty();
  }

  /** What to say about a collapse after an epoch, from 0. */
  String advice(Collapse collapse, int epoch) {
    return switch (collapse) {
      case COMPLETE ->
          String.format(
              Locale.ROOT,
              """
              epoch %d: complete collapse (deviation %.4f of 1): nearly all samples get the same \
              embedding. Usual causes: a learning rate too high, views so strong that nothing of the \
              sample is left, a margin of the wrong size, dead ReLUs, a method without negatives \
              whose predictor is too weak. Lower optimizer.learningRate, look at the views (dyad \
              views), try a method with negatives\
              """,
              epoch + 1,
              deviation);
      case DIMENSIONAL ->
          String.format(
              Locale.ROOT,
              """
              epoch %d: dimensional collapse (%.1f effective dimensions): embeddings differ along \
              one line only. Usual causes: a shortcut such as brightness or length that is enough \
              to tell samples apart, a temperature too low, a learning rate or weight decay too high. \
              Take the shortcut away by an augmentation that changes it, raise method.temperature, \
              or try VICReg or BarlowTwins\
              """,
              epoch + 1,
              effectiveDimensions);
    };
  }

  /** In one line, for people who watch. */
  public String line() {
    String cosines = // of positives only where the encoder saw two views
        Double.isNaN(positives.median)
            ? String.format(Locale.ROOT, "cosine of negatives %.2f", negatives.median)
            : String.format(
                Locale.ROOT,
                "cosine of positives %.2f, of negatives %.2f",
                positives.median,
                negatives.median);
    return String.format(
        Locale.ROOT, "spread %.2f in %.1f dimensions, %s", deviation, effectiveDimensions, cosines);
  }

  private static double[][] units(float[][] rows) {
    double[][] units = new double[Math.min(rows.length, MAX_ROWS)][];
    for (int i = 0; i < units.length; i++) {
      double squares = 0;
      for (float x : rows[i]) {
        squares += (double) x * x;
      }
      double length = Math.max(Math.sqrt(squares), 1e-12);
      units[i] = new double[rows[i].length];
      for (int j = 0; j < units[i].length; j++) {
        units[i][j] = rows[i][j] / length;
      }
    }
    return units;
  }

  private static double alignment(double[][] a, double[][] b) {
    if (b.length != a.length) {
      return Double.NaN;
    }
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += squaredDistance(a[i], b[i]);
    }
    return sum / a.length;
  }

  private static double[] positives(double[][] a, double[][] b) {
    double[] cosines = new double[b.length == a.length ? a.length : 0];
    for (int i = 0; i < cosines.length; i++) {
      cosines[i] = 1 - squaredDistance(a[i], b[i]) / 2;
    }
    return cosines;
  }

  private static double[] negatives(double[][] a) {
    double[] cosines = new double[a.length * (a.length - 1) / 2];
    int pair = 0;
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < i; j++) {
        cosines[pair++] = 1 - squaredDistance(a[i], a[j]) / 2;
      }
    }
    return cosines;
  }

  private static double uniformity(double[][] a) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < i; j++) {
        sum += Math.exp(-2 * squaredDistance(a[i], a[j]));
      }
    }
    return Math.log(sum / (a.length * (a.length - 1.0) / 2));
  }

  /** From the Gram matrix of the centred rows, whose eigenvalues are the covariance's. */
  private static double dimensions(double[][] a, double[] means) {
    double trace = 0;
    double squares = 0;
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j <= i; j++) {
        double product = 0;
        for (int k = 0; k < means.length; k++) {
          product += (a[i][k] - means[k]) * (a[j][k] - means[k]);
        }
        squares += (i == j ? 1 : 2) * product * product;
        trace += i == j ? product : 0;
      }
    }
    return squares < 1e-20 ? 0 : trace * trace / squares;
  }

  private static double squaredDistance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return sum;
  }
}
