package dev.dyad.eval;

import dev.dyad.core.Require;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How well scores of times tell odd times of long series from normal ones: by point, each time by
 * itself, and by range, a range of odd times being found if one alarm falls into it. Without
 * intervals, for neighbouring times are no independent samples.
 */
public final class SeriesDetection {
  private final List<double[]> scores = new ArrayList<>();
  private final List<boolean[]> odd = new ArrayList<>();

  /** Nothing yet. */
  public SeriesDetection() {}

  /**
   * Adds one series.
   *
   * @param timeScores the higher, the odder; NaN for a time that has none and does not count
   * @param oddTimes which times are odd
   * @throws IllegalArgumentException if there are not as many of each
   */
  public void add(double[] timeScores, boolean[] oddTimes) {
    Require.that(
        timeScores.length == oddTimes.length,
        "there must be one score for each of the %d times, but there are %d",
        oddTimes.length,
        timeScores.length);
    scores.add(timeScores.clone());
    odd.add(oddTimes.clone());
  }

  /**
   * Scores of times from scores of windows: the mean over the windows that hold a time, NaN where
   * none does.
   *
   * @param length number of times
   * @param from first time of each window
   * @param to end of each window
   * @param windowScores their scores
   */
  public static double[] ofTimes(int length, int[] from, int[] to, double[] windowScores) {
    double[] sums = new double[length];
    int[] counts = new int[length];
    for (int w = 0; w < windowScores.length; w++) {
      for (int t = from[w]; t < to[w]; t++) {
        sums[t] += windowScores[w];
        counts[t]++;
      }
    }
    double[] means = new double[length];
    Arrays.setAll(means, t -> counts[t] == 0 ? Double.NaN : sums[t] / counts[t]);
    return means;
  }

  /**
   * {@code pointAuroc}, {@code pointAupr} and {@code pointF1.value} as {@link Detection} has them,
   * and {@code rangeF1.value}, the harmonic mean of its details recall, the share of odd ranges
   * with an alarm in them, and precision, the share of runs of alarms that touch an odd range.
   * Nothing if no time is odd, or all are.
   *
   * @param threshold above which a time is an alarm
   */
  public List<Score> of(double threshold) {
    double[] all = scores.stream().flatMapToDouble(Arrays::stream).toArray();
    boolean[] marks = new boolean[all.length];
    int at = 0;
    for (boolean[] series : odd) {
      System.arraycopy(series, 0, marks, at, series.length);
      at += series.length;
    }
    int[] scored = IntStream.range(0, all.length).filter(t -> !Double.isNaN(all[t])).toArray();
    boolean[] known = new boolean[scored.length];
    for (int i = 0; i < known.length; i++) {
      known[i] = marks[scored[i]];
    }
    long odds = IntStream.of(scored).filter(t -> marks[t]).count();
    if (odds == 0 || odds == scored.length) {
      return List.of();
    }
    var detection = new Detection(IntStream.of(scored).mapToDouble(t -> all[t]).toArray(), known);
    return List.of(
        plain(detection.auroc(), "pointAuroc"),
        plain(detection.aupr(), "pointAupr"),
        plain(detection.f1(threshold), "pointF1.value"),
        ranges(threshold));
  }

  private static Score plain(Score score, String name) {
    var plain = new Score(name, score.value());
    for (var detail : score.details().entrySet()) {
      if (!detail.getKey().equals("low") && !detail.getKey().equals("high")) {
        plain = plain.with(detail.getKey(), detail.getValue());
      }
    }
    return plain;
  }

  private Score ranges(double threshold) {
    int[] found = new int[2];
    int[] right = new int[2];
    for (int s = 0; s < scores.size(); s++) {
      double[] own = scores.get(s);
      boolean[] marks = odd.get(s);
      boolean[] alarms = new boolean[own.length];
      boolean[] counted = new boolean[own.length];
      for (int t = 0; t < own.length; t++) {
        alarms[t] = own[t] > threshold;
        counted[t] = marks[t] && !Double.isNaN(own[t]);
      }
      count(counted, alarms, found);
      count(alarms, counted, right);
    }
    double recall = found[0] == 0 ? 0 : (double) found[1] / found[0];
    double precision = right[0] == 0 ? 0 : (double) right[1] / right[0];
    double both = recall + precision;
    return new Score("rangeF1.value", both == 0 ? 0 : 2 * recall * precision / both)
        .with("precision", precision)
        .with("recall", recall)
        .with("ranges", found[0])
        .with("alarms", right[0])
        .with("threshold", threshold);
  }

  /** Adds how many runs there are, and how many of them touch a mark of the others. */
  private static void count(boolean[] runs, boolean[] others, int[] sums) {
    boolean touched = false;
    for (int t = 0; t <= runs.length; t++) {
      boolean inside = t < runs.length && runs[t];
      if (inside) {
        touched |= others[t];
      } else if (t > 0 && runs[t - 1]) {
        sums[0]++;
        sums[1] += touched ? 1 : 0;
        touched = false;
      }
    }
  }
}
