package dev.dyad.image;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Range;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Turns the picture about its middle, bilinearly; it keeps its size, and what turns in from outside
 * gets the fill value. torchvision's RandomRotation with bilinear interpolation. Draws one number.
 *
 * @param angleDegrees counter-clockwise where positive
 * @param fill value in 0..255 of what comes from outside the picture
 */
public record Rotation(Range angleDegrees, int fill) implements Augmentation<Image> {
  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if fill is not in 0..255
   */
  public Rotation {
    Require.within("fill", fill, 0, 255);
  }

  /** At most 15 degrees either way, black around. */
  public Rotation() {
    this(Range.around(0, 15));
  }

  /** Black around. */
  public Rotation(Range angleDegrees) {
    this(angleDegrees, 0);
  }

  @Override
  public View<Image> apply(View<Image> in, SplittableGenerator random) {
    return in.then(new Rotate(angleDegrees.draw(random), fill));
  }

  /**
   * Turns the picture.
   *
   * @param angleDegrees counter-clockwise where positive
   * @param fill value of what comes from outside
   */
  public record Rotate(double angleDegrees, int fill) implements DeviceChange {
    @Override
    public Image apply(Image image) {
      return affine().apply(image);
    }

    @Override
    public List<DeviceStep> steps(int width, int height, int channels) {
      return affine().steps(width, height, channels);
    }

    private Affine.MapAffinely affine() {
      return new Affine.MapAffinely(-angleDegrees, 0, 0, 1, 0, fill);
    }
  }
}
