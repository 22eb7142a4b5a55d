package dev.dyad.report;

import java.util.List;
import java.util.function.Consumer;

/**
 * A drawing with places that answer when pointed at.
 *
 * @param kind name for the style sheet: "small" charts stand in rows, "wide" ones alone
 * @param title short
 * @param description for those who cannot see it
 * @param width in its own units
 * @param height in its own units
 * @param pointing how the nearest spot is found
 * @param spots places that answer
 * @param drawing draws it
 */
record Chart(
    String kind,
    String title,
    String description,
    double width,
    double height,
    Pointing pointing,
    List<Spot> spots,
    Consumer<Pen> drawing) {
  Chart {
    spots = List.copyOf(spots);
  }

  /** How the nearest spot is found. */
  enum Pointing {
    /** By the horizontal distance alone: for curves. */
    ACROSS,
    /** By the distance: for dots. */
    NEAR
  }

  /**
   * A place that answers.
   *
   * @param x in the chart's units
   * @param y in the chart's units
   * @param text what it says; lines parted by line feeds
   * @param label index of its label, -1 where it has none
   */
  record Spot(double x, double y, String text, int label) {
    static Spot of(double x, double y, String text) {
      return new Spot(x, y, text, -1);
    }
  }
}
