package dev.dyad.image;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Range;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;
import java.util.stream.IntStream;

/**
 * Blurs with a Gaussian of drawn width. The kernel is cut to an odd number of pixels, a share of
 * the image's shorter side but at least 3, and sums to 1; borders are reflected without repeating
 * the outermost pixel, as torchvision does (and again where the kernel is longer than the image).
 *
 * @param kernelFraction kernel length as a share of the shorter side, in 0..1: 0.1 gives 23 pixels
 *     at 224
 * @param sigmaPixels standard deviation in pixels, above 0
 * @see <a href="https://arxiv.org/abs/2002.05709">Chen et al. 2020, appendix A</a>
 */
public record GaussianBlur(double kernelFraction, Range sigmaPixels)
    implements Augmentation<Image> {
  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public GaussianBlur {
    Require.within("kernelFraction", kernelFraction, 0, 1);
    Require.positive("sigmaPixels", sigmaPixels.min());
  }

  /** SimCLR's: a tenth of the image, 0.1 to 2 pixels. */
  public GaussianBlur() {
    this(0.1, new Range(0.1, 2.0));
  }

  @Override
  public View<Image> apply(View<Image> in, SplittableGenerator random) {
    int side = Math.min(in.value().width(), in.value().height());
    int half = Math.max(1, (int) (kernelFraction * side / 2));
    return in.then(new Blurred(2 * half + 1, sigmaPixels.draw(random)));
  }

  /**
   * Blurred by a Gaussian kernel.
   *
   * @param kernelPixels length of the kernel, odd
   * @param sigmaPixels standard deviation, above 0
   */
  public record Blurred(int kernelPixels, double sigmaPixels) implements DeviceChange {
    /**
     * Checks the kernel.
     *
     * @throws IllegalArgumentException if the length is not odd and positive or sigma not positive
     */
    public Blurred {
      Require.that(
          kernelPixels > 0 && kernelPixels % 2 == 1,
          "kernelPixels must be odd and positive, but was %d",
          kernelPixels);
      Require.positive("sigmaPixels", sigmaPixels);
    }

    @Override
    public Image apply(Image image) {
      int[] weights = SymmetricFilter.gaussianWeights(kernelPixels, sigmaPixels);
      return weights.length == 1 ? image : new SymmetricFilter(image, weights).apply();
    }

    @Override
    public List<DeviceStep> steps(int width, int height, int channels) {
      int[] weights = SymmetricFilter.gaussianWeights(kernelPixels, sigmaPixels);
      double[] shares = IntStream.of(weights).mapToDouble(SymmetricFilter::share).toArray();
      return shares.length == 1
          ? List.of()
          : List.of(new DeviceStep(DeviceFunction.BLUR, width, height, shares));
    }
  }
}
