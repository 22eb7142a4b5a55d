package dev.dyad.image;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Exchanges left and right with probability p. Draws one number.
 *
 * @param p probability in 0..1
 */
public record HorizontalFlip(double p) implements Augmentation<Image> {
  /**
   * Checks p.
   *
   * @throws IllegalArgumentException if p is not in 0..1
   */
  public HorizontalFlip {
    Require.within("p", p, 0, 1);
  }

  /** Every second picture. */
  public HorizontalFlip() {
    this(0.5);
  }

  @Override
  public View<Image> apply(View<Image> in, SplittableGenerator random) {
    return random.nextDouble() < p ? in.then(new MirrorHorizontal()) : in;
  }

  /** Exchanges left and right. */
  public record MirrorHorizontal() implements DeviceChange {
    @Override
    public Image apply(Image image) {
      return Mirror.horizontally(image);
    }

    @Override
    public List<DeviceStep> steps(int width, int height, int channels) {
      return List.of(new DeviceStep(DeviceFunction.MIRROR_HORIZONTAL, width, height));
    }
  }
}
