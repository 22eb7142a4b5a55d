package dev.dyad.image;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Permutation;
import dev.dyad.core.Range;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Changes brightness, contrast, saturation and hue by drawn amounts, in drawn order.
 *
 * <p>With x a value, l its pixel's lightness {@code floor(0.2989 r + 0.587 g + 0.114 b)}, m the
 * mean lightness of the image and f a factor: brightness gives {@code f x}, contrast {@code f x +
 * (1 - f) m}, saturation {@code f x + (1 - f) l}; hue turns the colour circle of HSV. Each step
 * rounds down and clamps to 0..255, as torchvision's on 8-bit tensors do. A strength of 0 leaves
 * its step out. Gray images only change in brightness and contrast, whose m is then the mean value.
 *
 * @param brightness strength b in 0..9: the factor is uniform in max(0, 1 - b)..1 + b
 * @param contrast strength of the contrast factor, as for brightness
 * @param saturation strength of the saturation factor, as for brightness
 * @param hue strength h in 0..0.5: the shift is uniform in -h..h turns of the colour circle
 * @see <a href="https://arxiv.org/abs/2002.05709">Chen et al. 2020, appendix A</a>
 */
public record ColorJitter(double brightness, double contrast, double saturation, double hue)
    implements Augmentation<Image> {
  /**
   * Checks the strengths.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public ColorJitter {
    Require.within("brightness", brightness, 0, Blend.MAX_FACTOR - 1);
    Require.within("contrast", contrast, 0, Blend.MAX_FACTOR - 1);
    Require.within("saturation", saturation, 0, Blend.MAX_FACTOR - 1);
    Require.within("hue", hue, 0, 0.5);
  }

  /** SimCLR's jitter at strength 1: 0.8, 0.8, 0.8, 0.2. */
  public ColorJitter() {
    this(0.8, 0.8, 0.8, 0.2);
  }

  @Override
  public View<Image> apply(View<Image> in, SplittableGenerator random) {
    double brightnessFactor = factors(brightness).draw(random);
    double contrastFactor = factors(contrast).draw(random);
    double saturationFactor = factors(saturation).draw(random);
    double hueTurns = Range.around(0, hue).draw(random);
    double[] strengths = {brightness, contrast, saturation, hue};
    var order = new ArrayList<Step>();
    for (int step : Permutation.of(strengths.length, random)) {
      if (strengths[step] > 0) {
        order.add(Step.values()[step]);
      }
    }
    return in.then(
        new Recolored(order, brightnessFactor, contrastFactor, saturationFactor, hueTurns));
  }

  private static Range factors(double strength) {
    return new Range(Math.max(0, 1 - strength), 1 + strength);
  }

  /** One of the four steps. */
  public enum Step {
    /** Multiplies every value. */
    BRIGHTNESS,
    /** Moves values away from, or towards, the mean lightness. */
    CONTRAST,
    /** Moves colours away from, or towards, gray. */
    SATURATION,
    /** Turns colours round the colour circle. */
    HUE
  }

  /**
   * Steps in order, with their amounts.
   *
   * @param order each step at most once; the amounts of other steps have no effect
   * @param brightnessFactor in 0..10; 1 changes nothing
   * @param contrastFactor in 0..10; 1 changes nothing
   * @param saturationFactor in 0..10; 1 changes nothing
   * @param hueTurns in -0.5..0.5; 0 changes nothing
   */
  public record Recolored(
      List<Step> order,
      double brightnessFactor,
      double contrastFactor,
      double saturationFactor,
      double hueTurns)
      implements DeviceChange {
    /**
     * Checks the amounts.
     *
     * @throws IllegalArgumentException if an amount is out of range or a step is there twice
     */
    public Recolored {
      order = List.copyOf(order);
      Require.that(
          order.stream().distinct().count() == order.size(),
          "order must hold each step at most once, but was %s",
          order);
      Require.within("brightnessFactor", brightnessFactor, 0, Blend.MAX_FACTOR);
      Require.within("contrastFactor", contrastFactor, 0, Blend.MAX_FACTOR);
      Require.within("saturationFactor", saturationFactor, 0, Blend.MAX_FACTOR);
      Require.within("hueTurns", hueTurns, -0.5, 0.5);
    }

    /** Brightness alone. */
    public static Recolored brightness(double factor) {
      return new Recolored(List.of(Step.BRIGHTNESS), factor, 1, 1, 0);
    }

    /** Contrast alone. */
    public static Recolored contrast(double factor) {
      return new Recolored(List.of(Step.CONTRAST), 1, factor, 1, 0);
    }

    /** Saturation alone. */
    public static Recolored saturation(double factor) {
      return new Recolored(List.of(Step.SATURATION), 1, 1, factor, 0);
    }

    /** Hue alone. */
    public static Recolored hue(double turns) {
      return new Recolored(List.of(Step.HUE), 1, 1, 1, turns);
    }

    @Override
    public Image apply(Image image) {
      return image.channels() == 1 ? applyToGray(image) : applyToRgb(image);
    }

    @Override
    public List<DeviceStep> steps(int width, int height, int channels) {
      var steps = new ArrayList<DeviceStep>();
      for (Step step : order) {
        switch (step) {
          case BRIGHTNESS -> steps.add(DeviceStep.blend(width, height, brightnessFactor, 0, 0));
          case CONTRAST -> steps.add(DeviceStep.blend(width, height, contrastFactor, 0, 1));
          case SATURATION -> {
            if (channels == 3) {
              steps.add(DeviceStep.blend(width, height, saturationFactor, 1, 0));
            }
          }
          case HUE -> {
            if (channels == 3) {
              double sixths = HueRotation.sixths(hueTurns) / 65536.0;
              steps.add(new DeviceStep(DeviceFunction.HUE, width, height, sixths));
            }
          }
        }
      }
      return steps;
    }

    private Image applyToRgb(Image image) {
      var pixels = new PackedRgb(image);
      for (Step step : order) {
        switch (step) {
          case BRIGHTNESS -> pixels.brighten(brightnessFactor);
          case CONTRAST -> pixels.contrast(contrastFactor);
          case SATURATION -> pixels.saturate(saturationFactor);
          case HUE -> pixels.turnHue(hueTurns);
        }
      }
      return pixels.toImage();
    }

    private Image applyToGray(Image image) {
      var tones = new GrayTones(image);
      for (Step step : order) {
        switch (step) {
          case BRIGHTNESS -> tones.brighten(brightnessFactor);
          case CONTRAST -> tones.contrast(contrastFactor);
          case SATURATION, HUE -> {} // a gray image has none
        }
      }
      return tones.toImage();
    }
  }
}
