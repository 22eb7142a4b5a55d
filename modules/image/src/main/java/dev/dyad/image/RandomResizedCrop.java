package dev.dyad.image;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Range;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * A rectangle of random area and shape somewhere in the picture, brought to {@code size x size}
 * pixels, bilinearly with antialias: torchvision's RandomResizedCrop.
 *
 * <p>Up to ten times, draws an area and a shape; the first rectangle that fits is placed uniformly.
 * If none fits, takes the largest central rectangle with a shape in range. Drawn in this order: for
 * each try area, then shape; last the top row, then the left column.
 *
 * @param size side of the result in pixels
 * @param scale area of the rectangle, as a part of the picture's area, in 0..1
 * @param ratio width over height, drawn uniformly on a logarithmic scale
 * @see <a href="https://arxiv.org/abs/1409.4842">Szegedy et al. 2014</a>
 */
public record RandomResizedCrop(int size, Range scale, Range ratio) implements Augmentation<Image> {
  private static final int TRIES = 10;

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if size is not positive, scale leaves 0..1 or has no area, or
   *     ratio is not positive
   */
  public RandomResizedCrop {
    Require.positive("size", size);
    scale.within("scale", 0, 1);
    Require.positive("scale's upper end", scale.max());
    Require.positive("ratio's lower end", ratio.min());
  }

  /** Scale 0.08..1, ratio 3/4..4/3. */
  public RandomResizedCrop(int size) {
    this(size, new Range(0.08, 1), new Range(3.0 / 4, 4.0 / 3));
  }

  /** Ratio 3/4..4/3. */
  public RandomResizedCrop(int size, Range scale) {
    this(size, scale, new Range(3.0 / 4, 4.0 / 3));
  }

  @Override
  public View<Image> apply(View<Image> in, SplittableGenerator random) {
    Region part = draw(in.value().width(), in.value().height(), random);
    return in.then(new CropAndResize(part.left(), part.top(), part.width(), part.height(), size));
  }

  Region draw(int width, int height, SplittableGenerator random) {
    double lowest = StrictMath.log(ratio.min());
    double highest = StrictMath.log(ratio.max());
    for (int i = 0; i < TRIES; i++) {
      double area = (double) width * height * scale.draw(random);
      double shape = StrictMath.exp(lowest + (highest - lowest) * random.nextDouble());
      int w = (int) Math.rint(Math.sqrt(area * shape));
      int h = (int) Math.rint(Math.sqrt(area / shape));
      if (w > 0 && w <= width && h > 0 && h <= height) {
        int top = random.nextInt(height - h + 1);
        return new Region(random.nextInt(width - w + 1), top, w, h);
      }
    }
    return central(width, height);
  }

  private Region central(int width, int height) {
    double shape = (double) width / height;
    int w = shape > ratio.max() ? (int) Math.rint(height * ratio.max()) : width;
    int h = shape < ratio.min() ? (int) Math.rint(width / ratio.min()) : height;
    w = Math.max(1, w);
    h = Math.max(1, h);
    return new Region((width - w) / 2, (height - h) / 2, w, h);
  }

  /**
   * Brings a rectangle to {@code size x size} pixels.
   *
   * @param left first column
   * @param top first row
   */
  public record CropAndResize(int left, int top, int width, int height, int size)
      implements DeviceChange {
    @Override
    public Image apply(Image image) {
      return Resampling.resize(image, new Region(left, top, width, height), size, size);
    }

    @Override
    public List<DeviceStep> steps(int pictureWidth, int pictureHeight, int channels) {
      var part = new Region(left, top, width, height);
      return List.of(DeviceStep.resample(part, size, size, 0));
    }
  }
}
