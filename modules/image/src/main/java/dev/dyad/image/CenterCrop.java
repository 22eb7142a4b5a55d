package dev.dyad.image;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * The {@code size x size} square in the middle, without chance: torchvision's CenterCrop. Smaller
 * pictures are padded with 0 (black) evenly on both sides.
 *
 * @param size side of the result in pixels
 */
public record CenterCrop(int size) implements Augmentation<Image> {
  /**
   * Checks the size.
   *
   * @throws IllegalArgumentException if size is not positive
   */
  public CenterCrop {
    Require.positive("size", size);
  }

  @Override
  public View<Image> apply(View<Image> in, SplittableGenerator random) {
    return in.then(new CutCenter(size));
  }

  /**
   * Takes the square in the middle.
   *
   * @param size side in pixels
   */
  public record CutCenter(int size) implements DeviceChange {
    @Override
    public Image apply(Image image) {
      return Resampling.cut(image, part(image.width(), image.height()), 0);
    }

    @Override
    public List<DeviceStep> steps(int width, int height, int channels) {
      return List.of(DeviceStep.resample(part(width, height), size, size, 0));
    }

    private Region part(int width, int height) {
      return new Region(start(width), start(height), size, size);
    }

    /** Half of the spare pixels, to the even one; half of the missing ones, rounded down. */
    private int start(int length) {
      return length >= size ? (int) Math.rint((length - size) / 2.0) : -((size - length) / 2);
    }
  }
}
