package dev.dyad.image;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Change;
import dev.dyad.core.Range;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Sharpens or softens: {@code f x + (1 - f) s}, with s the value smoothed by the kernel (1 1 1, 1 5
 * 1, 1 1 1) / 13. The outermost pixels, and images with a side of less than 3 pixels, stay as they
 * are, as in torchvision.
 *
 * @param factor f within 0..10: 0 gives s, 1 the image itself, 2 doubles the contrast to s
 * @see <a href="https://arxiv.org/abs/1805.09501">Cubuk et al. 2018 (AutoAugment), table 6</a>
 */
public record Sharpness(Range factor) implements Augmentation<Image> {
  /**
   * Checks the factor.
   *
   * @throws IllegalArgumentException if it is not within 0..10
   */
  public Sharpness {
    factor.within("factor", 0, Blend.MAX_FACTOR);
  }

  /** AutoAugment's: 0.1 to 1.9. */
  public Sharpness() {
    this(new Range(0.1, 1.9));
  }

  @Override
  public View<Image> apply(View<Image> in, SplittableGenerator random) {
    return in.then(new Sharpened(factor.draw(random)));
  }

  /**
   * Values moved away from, or towards, their smoothed ones.
   *
   * @param factor in 0..10; 1 changes nothing
   */
  public record Sharpened(double factor) implements Change<Image> {
    /**
     * Checks the factor.
     *
     * @throws IllegalArgumentException if it is not in 0..10
     */
    public Sharpened {
      Require.within("factor", factor, 0, Blend.MAX_FACTOR);
    }

    @Override
    public Image apply(Image image) {
      if (image.width() < 3 || image.height() < 3) {
        return image;
      }
      byte[] out = image.pixels();
      int stride = image.width() * image.channels();
      int[] columns = new int[stride]; // sums of three rows
      for (int y = 1; y < image.height() - 1; y++) {
        addRows(image.data(), (y - 1) * stride, columns);
        sharpenRow(image.data(), out, y * stride, image.channels(), columns);
      }
      return Image.wrap(image.width(), image.height(), image.channels(), out);
    }

    private static void addRows(byte[] in, int above, int[] columns) {
      int stride = columns.length;
      for (int x = 0; x < stride; x++) {
        int at = above + x;
        columns[x] = (in[at] & 0xFF) + (in[at + stride] & 0xFF) + (in[at + 2 * stride] & 0xFF);
      }
    }

    private void sharpenRow(byte[] in, byte[] out, int row, int channels, int[] columns) {
      int fixed = Blend.fixed("factor", factor);
      int rest = Blend.ONE - fixed;
      for (int x = channels; x < columns.length - channels; x++) {
        int value = in[row + x] & 0xFF;
        int sum = columns[x - channels] + columns[x] + columns[x + channels] + 4 * value;
        int smoothed = (2 * sum + 13) / 26; // rounded; a thirteenth is never halfway
        out[row + x] = (byte) Blend.level(fixed * value + rest * smoothed + Blend.GUARD);
      }
    }
  }
}
