package dev.dyad.report;

import dev.dyad.core.Drawing;
import java.util.List;
import java.util.OptionalInt;

/**
 * Samples in the plane (t-SNE, PCA), coloured by label; pointing at a dot shows its sample.
 *
 * @param name such as "t-SNE"
 * @param how such as "perplexity 30, 1,000 iterations, 2,000 test samples"; may be empty
 * @param labelNames names of the labels; may be empty
 * @param dots up to several thousand; make their pictures small with {@link Thumbnail} before
 *     holding them all
 */
public record Scatter(String name, String how, List<String> labelNames, List<Dot> dots)
    implements Section {
  /** Copies the lists. */
  public Scatter {
    labelNames = List.copyOf(labelNames);
    dots = List.copyOf(dots);
  }

  /**
   * One sample.
   *
   * @param id shown when pointed at
   * @param label index into the names, empty where unlabelled
   * @param x position
   * @param y position, upward
   * @param drawing shown when pointed at
   */
  public record Dot(String id, OptionalInt label, double x, double y, Drawing drawing) {}
}
