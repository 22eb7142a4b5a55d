package dev.dyad.image;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Change;
import dev.dyad.core.RandomKey;
import dev.dyad.core.Range;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Adds independent normal noise to every value: {@code clamp(x + round(255 s z), 0, 255)}, z
 * standard normal.
 *
 * @param standardDeviation s as a share of the full range of 255 levels, within 0..1
 */
public record GaussianNoise(Range standardDeviation) implements Augmentation<Image> {
  /**
   * Checks the standard deviation.
   *
   * @throws IllegalArgumentException if it is not within 0..1
   */
  public GaussianNoise {
    standardDeviation.within("standardDeviation", 0, 1);
  }

  /** torchvision's: 0.1. */
  public GaussianNoise() {
    this(Range.exactly(0.1));
  }

  @Override
  public View<Image> apply(View<Image> in, SplittableGenerator random) {
    return in.then(new NoiseAdded(standardDeviation.draw(random), random.nextLong()));
  }

  /**
   * Noise added to every value.
   *
   * @param standardDeviation as a share of the full range, in 0..1
   * @param key of the generator that draws the noise
   */
  public record NoiseAdded(double standardDeviation, long key) implements Change<Image> {
    /**
     * Checks the standard deviation.
     *
     * @throws IllegalArgumentException if it is not in 0..1
     */
    public NoiseAdded {
      Require.within("standardDeviation", standardDeviation, 0, 1);
    }

    @Override
    public Image apply(Image image) {
      SplittableGenerator random = new RandomKey(key).generator();
      short[] noise = NormalLevels.table(255 * standardDeviation);
      byte[] pixels = image.pixels();
      long bits = 0;
      for (int i = 0; i < pixels.length; i++) {
        bits = (i & 3) == 0 ? random.nextLong() : bits >>> 16;
        int noisy = (pixels[i] & 0xFF) + noise[(int) bits & 0xFFFF];
        pixels[i] = (byte) Math.max(0, Math.min(255, noisy));
      }
      return Image.wrap(image.width(), image.height(), image.channels(), pixels);
    }
  }
}
