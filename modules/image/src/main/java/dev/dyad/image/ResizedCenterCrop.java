package dev.dyad.image;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Change;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * The largest square in the middle, or a part of it, brought to {@code size x size} pixels
 * bilinearly with antialias, without chance: how pictures of any shape are embedded and evaluated.
 * It equals Resize and CenterCrop in one step, without their rounding and without making a long
 * picture longer.
 *
 * @param size side of the result in pixels
 * @param proportion side of the square over the picture's shorter side, above 0, at most 1; 0.875
 *     (224 of 256) is usual for photos, 1 for pictures that are small already
 */
public record ResizedCenterCrop(int size, double proportion) implements Augmentation<Image> {
  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if a setting is out of range
   */
  public ResizedCenterCrop {
    Require.positive("size", size);
    Require.positive("proportion", Require.within("proportion", proportion, 0, 1));
  }

  /** The whole of the largest square. */
  public ResizedCenterCrop(int size) {
    this(size, 1);
  }

  @Override
  public View<Image> apply(View<Image> in, SplittableGenerator random) {
    return in.then(new ResizeCenter(size, proportion));
  }

  /**
   * Brings the square in the middle to a size.
   *
   * @param size side of the result in pixels
   * @param proportion side of the square over the shorter side
   */
  public record ResizeCenter(int size, double proportion) implements Change<Image> {
    @Override
    public Image apply(Image image) {
      int shorter = Math.min(image.width(), image.height());
      int side = Math.max(1, (int) Math.rint(shorter * proportion));
      int left = (image.width() - side) / 2;
      int top = (image.height() - side) / 2;
      return Resampling.resize(image, new Region(left, top, side, side), size, size);
    }
  }
}
