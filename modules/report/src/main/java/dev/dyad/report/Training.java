package dev.dyad.report;

import dev.dyad.core.Require;
import java.util.List;
import java.util.Optional;

/**
 * How training went.
 *
 * @param curves loss, learning rate, samples/s, spread of the embeddings …: one small chart each
 * @param path alignment and uniformity epoch by epoch; may be empty
 */
public record Training(List<Curve> curves, List<AlignmentUniformity> path) implements Section {
  /** Copies the lists. */
  public Training {
    curves = List.copyOf(curves);
    path = List.copyOf(path);
  }

  /**
   * Values over steps or epochs. Long curves are drawn as the mean of neighbouring points with the
   * range from least to greatest behind it; values that are not finite leave a gap.
   *
   * @param name such as "loss"
   * @param xName such as "step"
   * @param x ascending
   * @param y as many as x
   * @param guide a level to compare with, such as that of chance or of collapse
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Curve(String name, String xName, double[] x, double[] y, Optional<Guide> guide) {
    /**
     * Checks the lengths.
     *
     * @throws IllegalArgumentException if x and y differ in length
     */
    public Curve {
      Require.that(
          x.length == y.length,
          "curve %s must have as many x as y, but has %d and %d",
          name,
          x.length,
          y.length);
    }

    /** A curve without a guide. */
    public static Curve of(String name, String xName, double[] x, double[] y) {
      return new Curve(name, xName, x, y, Optional.empty());
    }
  }

  /**
   * A level drawn as a dashed line.
   *
   * @param name such as "chance" or "collapse"
   * @param value on the curve's scale
   */
  public record Guide(String name, double value) {}

  /**
   * One point of the path (Wang and Isola 2020): both are better when lower.
   *
   * @param epoch after this many epochs; 0 is the untrained encoder
   * @param alignment mean squared distance of positive pairs
   * @param uniformity log of the mean Gaussian potential of all pairs
   */
  public record AlignmentUniformity(int epoch, double alignment, double uniformity) {}
}
