package dev.dyad.eval;

import dev.dyad.core.RandomKey;
import dev.dyad.core.Require;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * How well scores tell anomalies from normal samples. Each figure comes with its 95 % interval: the
 * 2.5 % and 97.5 % quantiles of the figure over 1,000 bootstrap samples, drawn within the anomalies
 * and within the normal samples.
 */
public final class Detection {
  private static final int RESAMPLES = 1000;

  private final double[] normal;
  private final double[] anomalous;

  /**
   * Scores of samples of which it is known what they are.
   *
   * @param scores the higher, the odder; finite
   * @param anomalies whether each is an anomaly
   * @throws IllegalArgumentException if a score is not finite, or there is not at least one of each
   *     kind
   */
  public Detection(double[] scores, boolean[] anomalies) {
    Require.that(
        scores.length == anomalies.length,
        "there must be one score for each of the %d samples, but there are %d",
        anomalies.length,
        scores.length);
    for (double score : scores) {
      Require.that(Double.isFinite(score), "scores must be finite, but one is %s", score);
    }
    normal = chosen(scores, anomalies, false);
    anomalous = chosen(scores, anomalies, true);
    Require.that(
        normal.length > 0 && anomalous.length > 0,
        "there must be normal samples and anomalies, but there are %d and %d",
        normal.length,
        anomalous.length);
  }

  private static double[] chosen(double[] scores, boolean[] anomalies, boolean which) {
    return IntStream.range(0, scores.length)
        .filter(i -> anomalies[i] == which)
        .mapToDouble(i -> scores[i])
        .sorted()
        .toArray();
  }

  /**
   * Area under the receiver operating characteristic, as {@code auroc}: the share of pairs of an
   * anomaly and a normal sample in which the anomaly scores higher, half a pair where they are
   * equal.
   */
  public Score auroc() {
    return bootstrapped("auroc", "auroc", s -> auroc(s.get(0), s.get(1)));
  }

  /**
   * Area under precision over recall, as {@code aupr}: average precision, Σ (R_i - R_{i-1})·P_i
   * over the thresholds from high to low; the share of anomalies is what chance gives, as {@code
   * chance}.
   */
  public Score aupr() {
    return bootstrapped("aupr", "aupr", s -> averagePrecision(s.get(0), s.get(1)))
        .with("chance", (double) anomalous.length / (normal.length + anomalous.length));
  }

  /**
   * F1 of calling anomalous what scores above a threshold, as {@code f1.value}, with precision,
   * recall and false-alarm rate.
   */
  public Score f1(double threshold) {
    double hits = above(anomalous, threshold);
    double alarms = above(normal, threshold);
    return bootstrapped("f1.value", "f1", s -> f1(s.get(0), s.get(1), threshold))
        .with("precision", hits + alarms == 0 ? 0 : hits / (hits + alarms))
        .with("recall", hits / anomalous.length)
        .with("falseAlarmRate", alarms / normal.length)
        .with("threshold", threshold);
  }

  private Score bootstrapped(String name, String key, ToDoubleFunction<List<double[]>> figure) {
    double[] figures = new double[RESAMPLES];
    RandomKey keys = RandomKey.of(0).with("bootstrap").with(key);
    Parallel.each(
        RESAMPLES,
        i -> {
          RandomGenerator random = keys.with(i).generator();
          figures[i] =
              figure.applyAsDouble(
                  List.of(resampled(normal, random), resampled(anomalous, random)));
        });
    Arrays.sort(figures);
    return new Score(name, figure.applyAsDouble(List.of(normal, anomalous)))
        .with("low", figures[(int) (0.025 * RESAMPLES)])
        .with("high", figures[(int) (0.975 * RESAMPLES)])
        .with("normal", normal.length)
        .with("anomalies", anomalous.length);
  }

  /** As many of them, drawn with replacement, ascending. */
  private static double[] resampled(double[] sorted, RandomGenerator random) {
    int[] counts = new int[sorted.length];
    for (int i = 0; i < sorted.length; i++) {
      counts[random.nextInt(sorted.length)]++;
    }
    double[] drawn = new double[sorted.length];
    int at = 0;
    for (int i = 0; i < sorted.length; i++) {
      for (int c = 0; c < counts[i]; c++) {
        drawn[at++] = sorted[i];
      }
    }
    return drawn;
  }

  /** Both ascending. */
  private static double auroc(double[] normal, double[] anomalous) {
    double sum = 0;
    int below = 0;
    int notAbove = 0;
    for (double score : anomalous) {
      while (below < normal.length && normal[below] < score) {
        below++;
      }
      while (notAbove < normal.length && normal[notAbove] <= score) {
        notAbove++;
      }
      sum += (below + notAbove) / 2.0;
    }
    return sum / ((double) normal.length * anomalous.length);
  }

  /** Both ascending; equal scores share one threshold. */
  private static double averagePrecision(double[] normal, double[] anomalous) {
    double sum = 0;
    int n = normal.length;
    int a = anomalous.length;
    while (a > 0) {
      double threshold = anomalous[a - 1];
      int before = a;
      while (a > 0 && anomalous[a - 1] == threshold) {
        a--;
      }
      while (n > 0 && normal[n - 1] >= threshold) {
        n--;
      }
      double hits = anomalous.length - a;
      sum += (before - a) * hits / (hits + normal.length - n);
    }
    return sum / anomalous.length;
  }

  private static double f1(double[] normal, double[] anomalous, double threshold) {
    double hits = above(anomalous, threshold);
    return 2 * hits / (hits + above(normal, threshold) + anomalous.length);
  }

  private static double above(double[] scores, double threshold) {
    return Arrays.stream(scores).filter(s -> s > threshold).count();
  }

  /**
   * The threshold that a share of normal samples is expected to exceed at most: of n held-out
   * scores the ⌈(n + 1)(1 - rate)⌉-th smallest, as in conformal prediction; infinite if n is too
   * small for so low a rate.
   *
   * @param heldOut scores of normal samples that nothing was fitted on
   * @param falseAlarmRate above 0, below 1
   * @throws IllegalArgumentException if there are no scores or the rate is out of range
   * @see <a href="https://arxiv.org/abs/2104.08279">Bates et al. 2023</a>
   */
  public static double threshold(double[] heldOut, double falseAlarmRate) {
    Require.that(heldOut.length > 0, "a threshold needs at least one held-out normal sample");
    Require.that(
        falseAlarmRate > 0 && falseAlarmRate < 1,
        "falseAlarmRate must be above 0 and below 1, but was %s",
        falseAlarmRate);
    double[] sorted = Arrays.stream(heldOut).sorted().toArray();
    // the tiny term keeps 0.95 * 20 from becoming 20
    int rank = (int) Math.ceil((sorted.length + 1) * (1 - falseAlarmRate) - 1e-9);
    return rank > sorted.length ? Double.POSITIVE_INFINITY : sorted[rank - 1];
  }
}
