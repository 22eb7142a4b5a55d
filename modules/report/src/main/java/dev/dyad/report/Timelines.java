package dev.dyad.report;

import java.util.List;

/**
 * Long series with the score of each time under them.
 *
 * @param lines one a series
 */
public record Timelines(List<Line> lines) implements Section {
  /** Copies the list. */
  public Timelines {
    lines = List.copyOf(lines);
  }

  /**
   * One series.
   *
   * @param name of the series
   * @param values NaN where nothing was measured
   * @param scores of the times; NaN for those without one
   * @param odd times that are known to be odd
   * @param threshold above which a time is an alarm
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Line(
      String name, float[] values, double[] scores, boolean[] odd, double threshold) {
    /**
     * Checks the lengths.
     *
     * @throws IllegalArgumentException if they differ
     */
    public Line {
      if (scores.length != values.length || odd.length != values.length) {
        throw new IllegalArgumentException(
            "%s: there must be as many scores and marks as values, %d, but there are %d and %d"
                .formatted(name, values.length, scores.length, odd.length));
      }
    }
  }
}
