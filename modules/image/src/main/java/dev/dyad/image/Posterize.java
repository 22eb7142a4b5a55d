package dev.dyad.image;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Keeps only the highest bits of every value. Draws nothing.
 *
 * @param bits bits to keep, in 1..8; 8 changes nothing
 * @see <a href="https://arxiv.org/abs/1805.09501">Cubuk et al. 2018 (AutoAugment), table 6</a>
 */
public record Posterize(int bits) implements Augmentation<Image> {
  /**
   * Checks the bits.
   *
   * @throws IllegalArgumentException if they are not in 1..8
   */
  public Posterize {
    Require.within("bits", bits, 1, 8);
  }

  /** The strongest of AutoAugment: 4 bits. */
  public Posterize() {
    this(4);
  }

  @Override
  public View<Image> apply(View<Image> in, SplittableGenerator random) {
    return in.then(new Posterized(bits));
  }

  /**
   * The lower bits cleared.
   *
   * @param bits bits to keep, in 1..8
   */
  public record Posterized(int bits) implements DeviceChange {
    /**
     * Checks the bits.
     *
     * @throws IllegalArgumentException if they are not in 1..8
     */
    public Posterized {
      Require.within("bits", bits, 1, 8);
    }

    @Override
    public Image apply(Image image) {
      int mask = -(1 << (8 - bits));
      return Levels.map(image, Levels.table(level -> level & mask));
    }

    @Override
    public List<DeviceStep> steps(int width, int height, int channels) {
      return List.of(new DeviceStep(DeviceFunction.POSTERIZE, width, height, 1 << (8 - bits)));
    }
  }
}
