package dev.dyad.image;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Maybe;
import dev.dyad.core.Preset;
import dev.dyad.core.Require;
import dev.dyad.core.Sequence;
import java.util.List;

/**
 * The two unlike views of BYOL: random resized crop, flip, colour jitter (0.4, 0.4, 0.2, 0.1) with
 * probability 0.8, gray with 0.2; then the first is always blurred and never solarized, the second
 * blurred with probability 0.1 and solarized with 0.2.
 *
 * @param size side of the views in pixels
 * @see <a href="https://arxiv.org/abs/2006.07733">Grill et al. 2020, table 6</a>
 */
public record BYOL(int size) implements Preset<Image> {
  /**
   * Checks the size.
   *
   * @throws IllegalArgumentException if size is not positive
   */
  public BYOL {
    Require.positive("size", size);
  }

  @Override
  public List<Augmentation<Image>> pipelines() {
    return List.of(pipeline(1, 0), pipeline(0.1, 0.2));
  }

  private Augmentation<Image> pipeline(double blurProbability, double solarizeProbability) {
    return new Sequence<>(
        List.of(
            new RandomResizedCrop(size),
            new HorizontalFlip(),
            new Maybe<>(0.8, new ColorJitter(0.4, 0.4, 0.2, 0.1)),
            new Grayscale(0.2),
            new Maybe<>(blurProbability, new GaussianBlur()),
            new Maybe<>(solarizeProbability, new Solarize())));
  }

  @Override
  public Augmentation<Image> evaluation() {
    return Photos.evaluation(size);
  }
}
