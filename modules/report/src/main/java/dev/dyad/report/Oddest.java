package dev.dyad.report;

import dev.dyad.report.Neighbours.Item;
import java.util.List;
import java.util.Optional;

/**
 * The samples with the highest scores.
 *
 * @param samples oddest first
 */
public record Oddest(List<Sample> samples) implements Section {
  /** Copies the list. */
  public Oddest {
    samples = List.copyOf(samples);
  }

  /**
   * A sample.
   *
   * @param item what it is
   * @param score how odd
   * @param isOdd whether it is, where that is known
   */
  public record Sample(Item item, double score, Optional<Boolean> isOdd) {}
}
