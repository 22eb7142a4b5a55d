package dev.dyad.image;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Range;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Paints a random rectangle over with probability p (random erasing; Cutout with a square). Up to
 * ten times, draws an area and a shape; the first rectangle smaller than the picture either way is
 * placed uniformly; if none fits, the picture stays. Drawn in this order: whether; for each try
 * area, then shape; last the top row, then the left column. torchvision's RandomErasing.
 *
 * @param p probability in 0..1
 * @param scale area of the rectangle, as a part of the picture's area, in 0..1
 * @param ratio height over width, drawn uniformly on a logarithmic scale
 * @param fill value in 0..255 of the rectangle
 * @see <a href="https://arxiv.org/abs/1708.04896">Zhong et al. 2017</a>, <a
 *     href="https://arxiv.org/abs/1708.04552">DeVries and Taylor 2017</a>
 */
public record Erasing(double p, Range scale, Range ratio, int fill) implements Augmentation<Image> {
  private static final int TRIES = 10;

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if a setting is out of range
   */
  public Erasing {
    Require.within("p", p, 0, 1);
    scale.within("scale", 0, 1);
    Require.positive("ratio's lower end", ratio.min());
    Require.within("fill", fill, 0, 255);
  }

  /** Half of the pictures, 2 to 33 % of the area, ratio 0.3..3.3, black. */
  public Erasing() {
    this(0.5);
  }

  /** 2 to 33 % of the area, ratio 0.3..3.3, black. */
  public Erasing(double p) {
    this(p, new Range(0.02, 0.33), new Range(0.3, 3.3), 0);
  }

  /** Ratio 0.3..3.3, black. */
  public Erasing(double p, Range scale) {
    this(p, scale, new Range(0.3, 3.3), 0);
  }

  @Override
  public View<Image> apply(View<Image> in, SplittableGenerator random) {
    if (random.nextDouble() >= p) {
      return in;
    }
    int width = in.value().width();
    int height = in.value().height();
    double lowest = StrictMath.log(ratio.min());
    double highest = StrictMath.log(ratio.max());
    for (int i = 0; i < TRIES; i++) {
      double area = (double) width * height * scale.draw(random);
      double shape = StrictMath.exp(lowest + (highest - lowest) * random.nextDouble());
      int h = (int) Math.rint(Math.sqrt(area * shape));
      int w = (int) Math.rint(Math.sqrt(area / shape));
      if (h > 0 && h < height && w > 0 && w < width) {
        int top = random.nextInt(height - h + 1);
        return in.then(new Erase(random.nextInt(width - w + 1), top, w, h, fill));
      }
    }
    return in;
  }

  /**
   * Paints a rectangle over.
   *
   * @param left first column
   * @param top first row
   * @param fill value of every channel
   */
  public record Erase(int left, int top, int width, int height, int fill) implements DeviceChange {
    @Override
    public Image apply(Image image) {
      byte[] pixels = image.pixels();
      int channels = image.channels();
      for (int y = top; y < top + height; y++) {
        int start = (y * image.width() + left) * channels;
        Arrays.fill(pixels, start, start + width * channels, (byte) fill);
      }
      return Image.wrap(image.width(), image.height(), channels, pixels);
    }

    @Override
    public List<DeviceStep> steps(int pictureWidth, int pictureHeight, int channels) {
      return List.of(
          new DeviceStep(
              DeviceFunction.ERASE, pictureWidth, pictureHeight, left, top, width, height, fill));
    }
  }
}
