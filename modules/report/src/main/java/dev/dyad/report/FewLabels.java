package dev.dyad.report;

import java.util.List;

/**
 * Accuracy of a probe that sees only a few labels a class.
 *
 * @param lines the encoder first, then its controls
 */
public record FewLabels(List<Line> lines) implements Section {
  /** Copies the list. */
  public FewLabels {
    lines = List.copyOf(lines);
  }

  /**
   * One representation.
   *
   * @param name such as "encoder" or "raw input"
   * @param points by rising number of labels
   */
  public record Line(String name, List<Point> points) {
    /** Copies the list. */
    public Line {
      points = List.copyOf(points);
    }
  }

  /**
   * One measurement.
   *
   * @param labelsPerClass at least 1
   * @param accuracy in 0..1
   * @param low lower bound of the confidence interval, or the accuracy
   * @param high upper bound of the confidence interval, or the accuracy
   */
  public record Point(int labelsPerClass, double accuracy, double low, double high) {}
}
