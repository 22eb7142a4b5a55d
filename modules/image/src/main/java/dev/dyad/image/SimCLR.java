package dev.dyad.image;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Maybe;
import dev.dyad.core.Preset;
import dev.dyad.core.Require;
import dev.dyad.core.Sequence;
import java.util.List;

/**
 * The two views of SimCLR: random resized crop, flip, colour jitter with probability 0.8, gray with
 * probability 0.2, blur.
 *
 * @param size side of the views in pixels
 * @param colorStrength factor s of the jitter: brightness, contrast and saturation 0.8 s, hue 0.2
 *     s; in 0..2.5
 * @param blurProbability in 0..1
 * @see <a href="https://arxiv.org/abs/2002.05709">Chen et al. 2020, appendix A and B.9</a>
 */
public record SimCLR(int size, double colorStrength, double blurProbability)
    implements Preset<Image> {
  private static final int SMALL = 64;

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if a setting is out of range
   */
  public SimCLR {
    Require.positive("size", size);
    Require.within("colorStrength", colorStrength, 0, 2.5);
    Require.within("blurProbability", blurProbability, 0, 1);
  }

  /**
   * As the paper for ImageNet (strength 1, blur 0.5); below 64 pixels as it for CIFAR-10 (strength
   * 0.5, no blur).
   */
  public SimCLR(int size) {
    this(size, size < SMALL ? 0.5 : 1, size < SMALL ? 0 : 0.5);
  }

  @Override
  public List<Augmentation<Image>> pipelines() {
    double strength = 0.8 * colorStrength;
    Augmentation<Image> pipeline =
        new Sequence<>(
            List.of(
                new RandomResizedCrop(size),
                new HorizontalFlip(),
                new Maybe<>(0.8, new ColorJitter(strength, strength, strength, strength / 4)),
                new Grayscale(0.2),
                new Maybe<>(blurProbability, new GaussianBlur())));
    return List.of(pipeline, pipeline);
  }

  @Override
  public Augmentation<Image> evaluation() {
    return Photos.evaluation(size);
  }
}
