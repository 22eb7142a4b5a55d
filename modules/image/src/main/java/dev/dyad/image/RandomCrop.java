package dev.dyad.image;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * A {@code size x size} square from a random place of the picture after padding it on all sides:
 * torchvision's RandomCrop. A picture that is still smaller is padded further, evenly on both sides
 * (the odd pixel on the right and at the bottom). Draws the top row, then the left column.
 *
 * @param size side of the result in pixels
 * @param padding pixels added on each side, not negative; 4 is usual for 32 x 32 pictures
 * @param fill value of the padding, in 0..255
 */
public record RandomCrop(int size, int padding, int fill) implements Augmentation<Image> {
  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if a setting is out of range
   */
  public RandomCrop {
    Require.positive("size", size);
    Require.within("padding", padding, 0, 1 << 20);
    Require.within("fill", fill, 0, 255);
  }

  /** No padding. */
  public RandomCrop(int size) {
    this(size, 0, 0);
  }

  /** Padding with 0 (black). */
  public RandomCrop(int size, int padding) {
    this(size, padding, 0);
  }

  @Override
  public View<Image> apply(View<Image> in, SplittableGenerator random) {
    int top = draw(in.value().height(), random);
    int left = draw(in.value().width(), random);
    return in.then(new Cut(left, top, size, fill));
  }

  private int draw(int length, SplittableGenerator random) {
    int spare = length + 2 * padding - size;
    return spare < 0 ? -padding - -spare / 2 : random.nextInt(spare + 1) - padding;
  }

  /**
   * Takes a square that may reach beyond the picture.
   *
   * @param left first column, negative if left of the picture
   * @param top first row, negative if above the picture
   * @param size side in pixels
   * @param fill value of what lies outside the picture
   */
  public record Cut(int left, int top, int size, int fill) implements DeviceChange {
    @Override
    public Image apply(Image image) {
      return Resampling.cut(image, new Region(left, top, size, size), fill);
    }

    @Override
    public List<DeviceStep> steps(int width, int height, int channels) {
      return List.of(DeviceStep.resample(new Region(left, top, size, size), size, size, fill));
    }
  }
}
