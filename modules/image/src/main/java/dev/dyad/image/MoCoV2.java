package dev.dyad.image;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Maybe;
import dev.dyad.core.Preset;
import dev.dyad.core.Range;
import dev.dyad.core.Require;
import dev.dyad.core.Sequence;
import java.util.List;

/**
 * The two views of MoCo v2: random resized crop of a fifth or more, colour jitter (0.4, 0.4, 0.4,
 * 0.1) with probability 0.8, gray with 0.2, blur with 0.5, flip.
 *
 * @param size side of the views in pixels
 * @see <a href="https://arxiv.org/abs/2003.04297">Chen, Fan, Girshick and He 2020</a>
 */
public record MoCoV2(int size) implements Preset<Image> {
  /**
   * Checks the size.
   *
   * @throws IllegalArgumentException if size is not positive
   */
  public MoCoV2 {
    Require.positive("size", size);
  }

  @Override
  public List<Augmentation<Image>> pipelines() {
    Augmentation<Image> pipeline =
        new Sequence<>(
            List.of(
                new RandomResizedCrop(size, new Range(0.2, 1)),
                new Maybe<>(0.8, new ColorJitter(0.4, 0.4, 0.4, 0.1)),
                new Grayscale(0.2),
                new Maybe<>(0.5, new GaussianBlur()),
                new HorizontalFlip()));
    return List.of(pipeline, pipeline);
  }

  @Override
  public Augmentation<Image> evaluation() {
    return Photos.evaluation(size);
  }
}
