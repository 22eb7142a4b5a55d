package dev.dyad.image;

import dev.dyad.core.Change;
import dev.dyad.image.ColorJitter.Recolored;
import java.util.List;
import java.util.Optional;

/** The operations that RandAugment and TrivialAugment draw from, as changes of other records. */
enum Operation {
  IDENTITY,
  SHEAR_X,
  SHEAR_Y,
  TRANSLATE_X,
  TRANSLATE_Y,
  ROTATE,
  BRIGHTNESS,
  COLOR,
  CONTRAST,
  SHARPNESS,
  POSTERIZE,
  SOLARIZE,
  AUTO_CONTRAST,
  EQUALIZE;

  static final List<Operation> ALL = List.of(values());

  /**
   * How far the operations go at full magnitude.
   *
   * @param shear pixels sideways for each pixel along
   * @param translateX pixels
   * @param translateY pixels
   * @param rotationDegrees degrees
   * @param enhancement distance of brightness, color, contrast, sharpness factors from 1
   * @param posterizeBits bits taken away
   */
  record Reach(
      double shear,
      double translateX,
      double translateY,
      double rotationDegrees,
      double enhancement,
      int posterizeBits) {}

  /**
   * The change at a magnitude; none for the identity.
   *
   * @param share of full magnitude, in 0..1
   * @param sign 1 or -1, for operations that go both ways
   */
  Optional<Change<Image>> change(Reach reach, double share, int sign) {
    double signed = share * sign + 0.0; // no -0
    double factor = 1 + signed * reach.enhancement;
    return Optional.ofNullable(
        switch (this) {
          case IDENTITY -> null;
          case SHEAR_X -> new RandAugment.Sheared(signed * reach.shear, 0);
          case SHEAR_Y -> new RandAugment.Sheared(0, signed * reach.shear);
          case TRANSLATE_X -> shift((int) (signed * reach.translateX), 0);
          case TRANSLATE_Y -> shift(0, (int) (signed * reach.translateY));
          case ROTATE -> new Rotation.Rotate(signed * reach.rotationDegrees, 0);
          case BRIGHTNESS -> Recolored.brightness(factor);
          case COLOR -> Recolored.saturation(factor);
          case CONTRAST -> Recolored.contrast(factor);
          case SHARPNESS -> new Sharpness.Sharpened(factor);
          case POSTERIZE ->
              new Posterize.Posterized(8 - (int) Math.rint(share * reach.posterizeBits));
          case SOLARIZE -> new Solarize.Solarized((int) Math.ceil(255 * (1 - share)));
          case AUTO_CONTRAST -> new AutoContrast.Stretched();
          case EQUALIZE -> new Equalize.Equalized();
        });
  }

  private static Change<Image> shift(int right, int down) {
    return new Affine.MapAffinely(0, right, down, 1, 0, 0);
  }
}
