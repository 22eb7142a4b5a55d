package dev.dyad.image;

import dev.dyad.core.Augmentation;
import dev.dyad.core.RandomKey;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;
import java.util.stream.DoubleStream;

/**
 * Bends the picture as if handwritten by a shakier hand: every pixel is fetched from a place moved
 * by a smooth random field, bilinearly. The field is {@code alpha * (G * U)}: independent uniform
 * numbers in -1..1, blurred by a Gaussian G, scaled, in pixels; it wraps around at the borders, so
 * its strength is the same everywhere. In the middle of a large picture the shift has the standard
 * deviation {@code alpha / (3.54 * sqrt(3) * sigma)} pixels either way. torchvision's
 * ElasticTransform is as strong on square pictures at twice this alpha. Draws one key.
 *
 * @param alpha strength in pixels, not negative
 * @param sigma smoothness: standard deviation of the Gaussian in pixels, 0.1..100
 * @param fill value in 0..255 of what comes from outside the picture
 * @see <a href="https://doi.org/10.1109/ICDAR.2003.1227801">Simard, Steinkraus and Platt 2003</a>
 */
public record ElasticDeformation(double alpha, double sigma, int fill)
    implements Augmentation<Image> {
  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if a setting is out of range
   */
  public ElasticDeformation {
    Require.within("alpha", alpha, 0, 1e6);
    Require.within("sigma", sigma, 0.1, 100);
    Require.within("fill", fill, 0, 255);
  }

  /** Alpha 34, sigma 4 as in the paper for 29 x 29 digits, black around. */
  public ElasticDeformation() {
    this(34, 4);
  }

  /** Black around. */
  public ElasticDeformation(double alpha, double sigma) {
    this(alpha, sigma, 0);
  }

  @Override
  public View<Image> apply(View<Image> in, SplittableGenerator random) {
    return in.then(new Deform(alpha, sigma, fill, random.nextLong()));
  }

  /**
   * Bends the picture.
   *
   * @param key of the generator that gives the field: first all shifts across, then all shifts down
   */
  public record Deform(double alpha, double sigma, int fill, long key) implements DeviceChange {
    @Override
    public Image apply(Image image) {
      var random = new RandomKey(key).generator();
      float[] across = SmoothField.draw(image.width(), image.height(), sigma, alpha, random);
      float[] down = SmoothField.draw(image.width(), image.height(), sigma, alpha, random);
      return Warp.displaced(image, across, down, fill);
    }

    @Override
    public List<DeviceStep> steps(int width, int height, int channels) {
      double[] across = SmoothField.onCircle(sigma, width);
      double[] down = SmoothField.onCircle(sigma, height);
      float[] noise = SmoothField.noise(2 * width * height, new RandomKey(key).generator());
      var numbers = DoubleStream.builder().add(fill).add(alpha);
      DoubleStream.of(across).forEach(numbers::add);
      DoubleStream.of(down).forEach(numbers::add);
      for (float number : noise) {
        numbers.add(number);
      }
      double[] row = numbers.build().toArray();
      return List.of(new DeviceStep(DeviceFunction.DISPLACE, width, height, row));
    }
  }
}
