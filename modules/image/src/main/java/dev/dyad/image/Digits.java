package dev.dyad.image;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Maybe;
import dev.dyad.core.Preset;
import dev.dyad.core.Range;
import dev.dyad.core.Require;
import dev.dyad.core.Sequence;
import java.util.List;

/**
 * Two views of small gray digits or letters, light on black: a crop of most of the picture, a small
 * turn, shift, scaling and shear, an elastic deformation for every second view, and a small patch
 * painted over in every fourth. Nothing is mirrored, as that would change what is written.
 *
 * @param size side of the views in pixels
 */
public record Digits(int size) implements Preset<Image> {
  private static final double PAPER_SIZE = 29; // of the digits that alpha 34, sigma 4 are for

  /**
   * Checks the size.
   *
   * @throws IllegalArgumentException if size is not positive
   */
  public Digits {
    Require.positive("size", size);
  }

  /** 28 pixels, as MNIST. */
  public Digits() {
    this(28);
  }

  @Override
  public List<Augmentation<Image>> pipelines() {
    double relative = size / PAPER_SIZE;
    var elastic = new ElasticDeformation(34 * relative * relative, Math.max(0.1, 4 * relative));
    Augmentation<Image> pipeline =
        new Sequence<>(
            List.of(
                new RandomResizedCrop(size, new Range(0.6, 1)),
                new Affine(Range.around(0, 15), 0.1, Range.around(1, 0.15), Range.around(0, 10)),
                new Maybe<>(0.5, elastic),
                new Erasing(0.25, new Range(0.02, 0.1))));
    return List.of(pipeline, pipeline);
  }

  @Override
  public Augmentation<Image> evaluation() {
    return new ResizedCenterCrop(size);
  }
}
