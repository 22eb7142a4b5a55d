package dev.dyad.report;

import dev.dyad.core.Drawing;
import java.util.List;

/**
 * Gallery of views: some samples, and beside each the views drawn from it.
 *
 * @param samples a few
 */
public record Views(List<Row> samples) implements Section {
  /** Copies the list. */
  public Views {
    samples = List.copyOf(samples);
  }

  /**
   * A sample and its views.
   *
   * @param id of the sample
   * @param original before any change
   * @param views made from it
   */
  public record Row(String id, Drawing original, List<Shown> views) {
    /** Copies the list. */
    public Row {
      views = List.copyOf(views);
    }
  }

  /**
   * One view.
   *
   * @param drawing how it looks
   * @param changes what was done, first change first, such as "Rotated(angleDegrees=12.5)"
   */
  public record Shown(Drawing drawing, List<String> changes) {
    /** Copies the list. */
    public Shown {
      changes = List.copyOf(changes);
    }
  }
}
