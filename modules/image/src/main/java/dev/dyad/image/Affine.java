package dev.dyad.image;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Range;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Turns, shifts, scales and shears the picture about its middle, bilinearly; it keeps its size, and
 * what comes in from outside gets the fill value. torchvision's RandomAffine with bilinear
 * interpolation and horizontal shear. Drawn in this order: angle, shift right, shift down (both
 * rounded to whole pixels), scale, shear.
 *
 * @param angleDegrees clockwise where positive
 * @param translate greatest shift, as a part of width and of height, in 0..1
 * @param scale enlargement, above 0
 * @param shearDegrees angle by which upright lines lean, within -80..80
 * @param fill value in 0..255 of what comes from outside the picture
 */
public record Affine(
    Range angleDegrees, double translate, Range scale, Range shearDegrees, int fill)
    implements Augmentation<Image> {
  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if a setting is out of range
   */
  public Affine {
    Require.within("translate", translate, 0, 1);
    Require.positive("scale's lower end", scale.min());
    shearDegrees.within("shearDegrees", -80, 80);
    Require.within("fill", fill, 0, 255);
  }

  /** Up to 10 degrees, a tenth of the size, a tenth of the scale, 10 degrees of shear; black. */
  public Affine() {
    this(Range.around(0, 10), 0.1, Range.around(1, 0.1), Range.around(0, 10));
  }

  /** Black around. */
  public Affine(Range angleDegrees, double translate, Range scale, Range shearDegrees) {
    this(angleDegrees, translate, scale, shearDegrees, 0);
  }

  @Override
  public View<Image> apply(View<Image> in, SplittableGenerator random) {
    double angle = angleDegrees.draw(random);
    double right = shift(in.value().width(), random);
    double down = shift(in.value().height(), random);
    double size = scale.draw(random);
    return in.then(new MapAffinely(angle, right, down, size, shearDegrees.draw(random), fill));
  }

  private double shift(int length, SplittableGenerator random) {
    return Math.rint(Range.around(0, translate * length).draw(random)) + 0.0; // no -0
  }

  /**
   * Turns, shifts, scales and shears.
   *
   * @param angleDegrees clockwise where positive
   * @param right shift in pixels
   * @param down shift in pixels
   * @param scale enlargement
   * @param shearDegrees angle by which upright lines lean
   * @param fill value of what comes from outside
   */
  public record MapAffinely(
      double angleDegrees, double right, double down, double scale, double shearDegrees, int fill)
      implements DeviceChange {
    @Override
    public Image apply(Image image) {
      return Warp.affine(image, inverse(image.width() / 2.0, image.height() / 2.0), fill);
    }

    @Override
    public List<DeviceStep> steps(int width, int height, int channels) {
      return List.of(DeviceStep.warp(width, height, inverse(width / 2.0, height / 2.0), fill));
    }

    /** From output to input: undo the shift, turn back about the middle, shear back, scale. */
    private double[] inverse(double middleX, double middleY) {
      double angle = StrictMath.toRadians(angleDegrees);
      double shear = StrictMath.tan(StrictMath.toRadians(shearDegrees));
      double cos = StrictMath.cos(angle);
      double sin = StrictMath.sin(angle);
      double a = (cos - sin * shear) / scale;
      double b = (sin + cos * shear) / scale;
      double d = -sin / scale;
      double e = cos / scale;
      double x = middleX + right;
      double y = middleY + down;
      return new double[] {a, b, middleX - a * x - b * y, d, e, middleY - d * x - e * y};
    }
  }
}
