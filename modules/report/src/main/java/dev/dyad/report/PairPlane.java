package dev.dyad.report;

import java.util.List;
import java.util.OptionalInt;

/**
 * Positive pairs in a projection to the plane, the two views of a sample joined by a line. A few
 * hundred pairs can be told apart.
 *
 * @param projection such as "PCA"
 * @param labelNames names of the labels; may be empty
 * @param pairs in any order
 */
public record PairPlane(String projection, List<String> labelNames, List<Pair> pairs)
    implements Section {
  /** Copies the lists. */
  public PairPlane {
    labelNames = List.copyOf(labelNames);
    pairs = List.copyOf(pairs);
  }

  /**
   * Two views of one sample.
   *
   * @param id of the sample
   * @param label index into the names, empty where unlabelled
   * @param x1 of the first view
   * @param y1 of the first view, upward
   * @param x2 of the second view
   * @param y2 of the second view, upward
   */
  public record Pair(String id, OptionalInt label, double x1, double y1, double x2, double y2) {}
}
