package dev.dyad.image;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Takes the colours away: all three channels become {@code floor(0.2989 r + 0.587 g + 0.114 b)}, as
 * torchvision's do on 8-bit tensors (white becomes 254: its weights sum to 0.9999). Gray images
 * stay as they are.
 *
 * @param p probability in 0..1
 * @see <a href="https://arxiv.org/abs/2002.05709">Chen et al. 2020, appendix A: p = 0.2</a>
 */
public record Grayscale(double p) implements Augmentation<Image> {
  /**
   * Checks p.
   *
   * @throws IllegalArgumentException if p is not in 0..1
   */
  public Grayscale {
    Require.within("p", p, 0, 1);
  }

  /** Always. */
  public Grayscale() {
    this(1);
  }

  @Override
  public View<Image> apply(View<Image> in, SplittableGenerator random) {
    return random.nextDouble() < p ? in.then(new Grayed()) : in;
  }

  /** Every pixel as its lightness. */
  public record Grayed() implements DeviceChange {
    @Override
    public Image apply(Image image) {
      if (image.channels() == 1) {
        return image;
      }
      var pixels = new PackedRgb(image);
      pixels.gray();
      return pixels.toImage();
    }

    @Override
    public List<DeviceStep> steps(int width, int height, int channels) {
      return channels == 1
          ? List.of()
          : List.of(new DeviceStep(DeviceFunction.GRAY, width, height));
    }
  }
}
