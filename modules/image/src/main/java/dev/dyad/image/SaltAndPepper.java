package dev.dyad.image;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Change;
import dev.dyad.core.RandomKey;
import dev.dyad.core.Range;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Makes a share of the pixels white or black, each as likely as the other, all channels together.
 *
 * @param share expected share of the pixels, within 0..1
 */
public record SaltAndPepper(Range share) implements Augmentation<Image> {
  /**
   * Checks the share.
   *
   * @throws IllegalArgumentException if it is not within 0..1
   */
  public SaltAndPepper {
    share.within("share", 0, 1);
  }

  /** One to six pixels in a hundred, as Kornia's default. */
  public SaltAndPepper() {
    this(new Range(0.01, 0.06));
  }

  @Override
  public View<Image> apply(View<Image> in, SplittableGenerator random) {
    return in.then(new Peppered(share.draw(random), random.nextLong()));
  }

  /**
   * Pixels made white or black.
   *
   * @param share expected share of the pixels, in 0..1
   * @param key of the generator that draws the pixels
   */
  public record Peppered(double share, long key) implements Change<Image> {
    /**
     * Checks the share.
     *
     * @throws IllegalArgumentException if it is not in 0..1
     */
    public Peppered {
      Require.within("share", share, 0, 1);
    }

    @Override
    public Image apply(Image image) {
      SplittableGenerator random = new RandomKey(key).generator();
      byte[] pixels = image.pixels();
      int channels = image.channels();
      double half = share / 2;
      for (int at = 0; at < pixels.length; at += channels) {
        double drawn = random.nextDouble();
        if (drawn < share) {
          byte value = drawn < half ? 0 : (byte) 255;
          for (int c = 0; c < channels; c++) {
            pixels[at + c] = value;
          }
        }
      }
      return Image.wrap(image.width(), image.height(), channels, pixels);
    }
  }
}
