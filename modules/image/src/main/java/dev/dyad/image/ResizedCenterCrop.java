package dev.dyad.image;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.List;
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
  public record ResizeCenter(int size, double proportion) implements DeviceChange {
    @Override
    public Image apply(Image image) {
      return Resampling.resize(image, part(image.width(), image.height()), size, size);
    }

    @Override
    public List<DeviceStep> steps(int width, int height, int channels) {
      return List.of(DeviceStep.resample(part(width, height), size, size, 0));
    }

    private Region part(int width, int height) {
      int side = Math.max(1, (int) Math.rint(Math.min(width, height) * proportion));
      return new Region((width - side) / 2, (height - side) / 2, side, side);
    }
  }
}
