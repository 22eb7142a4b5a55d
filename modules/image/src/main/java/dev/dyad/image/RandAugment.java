package dev.dyad.image;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * A few operations drawn with replacement, all at one magnitude, signs drawn.
 *
 * <p>Identity, shear (at magnitude 30: 0.3) and translation (150 / 331 of the side) along x and y,
 * rotation (30 degrees), brightness, colour, contrast, sharpness (factors 1 - 0.9 and 1 + 0.9),
 * posterising (4 bits taken away), solarising (threshold 255 down to 0), autocontrast and
 * equalisation, each as likely as the others: torchvision's space of 31 magnitudes. Geometric ones
 * are bilinear and bring in black.
 *
 * @param count number of operations, 0 or more
 * @param magnitude of all of them, in 0..30
 * @see <a href="https://arxiv.org/abs/1909.13719">Cubuk et al. 2019</a>
 */
public record RandAugment(int count, int magnitude) implements Augmentation<Image> {
  static final int MAX_MAGNITUDE = 30;

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if count is negative or magnitude not in 0..30
   */
  public RandAugment {
    Require.that(count >= 0, "count must not be negative, but was %d", count);
    Require.within("magnitude", magnitude, 0, MAX_MAGNITUDE);
  }

  /** Two operations at magnitude 9. */
  public RandAugment() {
    this(2, 9);
  }

  @Override
  public View<Image> apply(View<Image> in, SplittableGenerator random) {
    Image image = in.value();
    double right = 150.0 * image.width() / 331;
    double down = 150.0 * image.height() / 331;
    var reach = new Operation.Reach(0.3, right, down, 30, 0.9, 4);
    View<Image> view = in;
    for (int i = 0; i < count; i++) {
      Operation drawn = Operation.ALL.get(random.nextInt(Operation.ALL.size()));
      int sign = random.nextBoolean() ? 1 : -1;
      var change = drawn.change(reach, (double) magnitude / MAX_MAGNITUDE, sign);
      view = change.isPresent() ? view.then(change.get()) : view;
    }
    return view;
  }

  /**
   * Sheared about the top left corner, black around: the output at (x, y) shows the input at (x +
   * xPerY y, y + yPerX x).
   *
   * @param xPerY pixels along x for each pixel along y
   * @param yPerX pixels along y for each pixel along x
   */
  public record Sheared(double xPerY, double yPerX) implements DeviceChange {
    @Override
    public Image apply(Image image) {
      return Warp.affine(image, inverse(), 0);
    }

    @Override
    public List<DeviceStep> steps(int width, int height, int channels) {
      return List.of(DeviceStep.warp(width, height, inverse(), 0));
    }

    private double[] inverse() {
      return new double[] {1, xPerY, 0, yPerX, 1, 0};
    }
  }
}
