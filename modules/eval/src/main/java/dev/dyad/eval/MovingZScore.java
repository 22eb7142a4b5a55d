package dev.dyad.eval;

import dev.dyad.core.Require;

/**
 * The simplest detector of long series, and so the control of others: how many deviations a value
 * lies from the mean of those just before it.
 *
 * @param window how many values before, 2 or more
 */
public record MovingZScore(int window) {
  /** A hundred values. */
  public MovingZScore() {
    this(100);
  }

  /**
   * Checks the window.
   *
   * @throws IllegalArgumentException if it is below 2
   */
  public MovingZScore {
    Require.within("window", window, 2, 1 << 24);
  }

  /**
   * A finite score for each value: |x - mean| / deviation of the values measured within the window
   * before it. 0 where the value, or all but one before it, was not measured; a deviation counts as
   * a millionth of the mean at least.
   */
  public double[] scores(float[] values) {
    double[] scores = new double[values.length];
    for (int t = 0; t < values.length; t++) {
      double sum = 0;
      int count = 0;
      for (int s = Math.max(0, t - window); s < t; s++) {
        if (!Float.isNaN(values[s])) {
          sum += values[s];
          count++;
        }
      }
      double mean = sum / Math.max(1, count);
      double squares = 0;
      for (int s = Math.max(0, t - window); s < t; s++) {
        squares += Float.isNaN(values[s]) ? 0 : (values[s] - mean) * (values[s] - mean);
      }
      if (count >= 2 && !Float.isNaN(values[t])) {
        double least = Math.max(1e-6 * Math.abs(mean), 1e-12);
        scores[t] = Math.abs(values[t] - mean) / Math.max(Math.sqrt(squares / count), least);
      }
    }
    return scores;
  }
}
