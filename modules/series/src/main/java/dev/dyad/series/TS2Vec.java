package dev.dyad.series;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Preset;
import dev.dyad.core.Range;
import dev.dyad.core.Sequence;
import java.util.List;

/**
 * TS2Vec's views: two windows that overlap, each with times masked at random. Nothing about the
 * values is assumed, so that they suit any series.
 *
 * @param masked expected part of the times to mask; the paper: 0.5, of the encoder's hidden layer
 * @see <a href="https://arxiv.org/abs/2106.10466">Yue et al. 2022, section 3.1</a>
 */
public record TS2Vec(double masked) implements Preset<Series> {
  /** A quarter of the times masked. */
  public TS2Vec() {
    this(0.25);
  }

  @Override
  public List<Augmentation<Series>> pipelines() {
    var view =
        new Sequence<Series>(List.of(new Cropping(new Range(0.5, 1)), new Masking(masked, 1)));
    return List.of(view, view);
  }
}
