package dev.dyad.image;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * The negative of bright values only: {@code 255 - x} where {@code x >= threshold}. Draws nothing.
 *
 * @param threshold in 0..256; 0 inverts everything, 256 nothing
 * @see <a href="https://arxiv.org/abs/2006.07733">Grill et al. 2020 (BYOL), table 6</a>
 */
public record Solarize(int threshold) implements Augmentation<Image> {
  /**
   * Checks the threshold.
   *
   * @throws IllegalArgumentException if it is not in 0..256
   */
  public Solarize {
    Require.within("threshold", threshold, 0, 256);
  }

  /** BYOL's: threshold 128. */
  public Solarize() {
    this(128);
  }

  @Override
  public View<Image> apply(View<Image> in, SplittableGenerator random) {
    return in.then(new Solarized(threshold));
  }

  /**
   * Values from the threshold on inverted.
   *
   * @param threshold in 0..256
   */
  public record Solarized(int threshold) implements DeviceChange {
    /**
     * Checks the threshold.
     *
     * @throws IllegalArgumentException if it is not in 0..256
     */
    public Solarized {
      Require.within("threshold", threshold, 0, 256);
    }

    @Override
    public Image apply(Image image) {
      return Levels.map(image, Levels.table(level -> level >= threshold ? 255 - level : level));
    }

    @Override
    public List<DeviceStep> steps(int width, int height, int channels) {
      return List.of(new DeviceStep(DeviceFunction.SOLARIZE, width, height, threshold));
    }
  }
}
