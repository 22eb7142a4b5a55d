package dev.dyad.image;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Another size, bilinearly with antialias, without chance: torchvision's Resize.
 *
 * @param size length of the shorter side in pixels; the longer one keeps the shape, rounded down
 * @param square whether both sides get this length, whatever the shape was
 */
public record Resize(int size, boolean square) implements Augmentation<Image> {
  /**
   * Checks the size.
   *
   * @throws IllegalArgumentException if size is not positive
   */
  public Resize {
    Require.positive("size", size);
  }

  /** Keeps the shape. */
  public Resize(int size) {
    this(size, false);
  }

  @Override
  public View<Image> apply(View<Image> in, SplittableGenerator random) {
    int width = in.value().width();
    int height = in.value().height();
    return in.then(
        square
            ? new ResizeTo(size, size)
            : new ResizeTo(longer(width, height), longer(height, width)));
  }

  /** The new length of a side, beside which the other has a length, too. */
  private int longer(int side, int other) {
    return side <= other ? size : (int) Math.min(Integer.MAX_VALUE, (long) size * side / other);
  }

  /**
   * Brings the picture to a size.
   *
   * @param width in pixels
   * @param height in pixels
   */
  public record ResizeTo(int width, int height) implements DeviceChange {
    @Override
    public Image apply(Image image) {
      Region all = new Region(0, 0, image.width(), image.height());
      return Resampling.resize(image, all, width, height);
    }

    @Override
    public List<DeviceStep> steps(int pictureWidth, int pictureHeight, int channels) {
      var all = new Region(0, 0, pictureWidth, pictureHeight);
      return List.of(DeviceStep.resample(all, width, height, 0));
    }
  }
}
