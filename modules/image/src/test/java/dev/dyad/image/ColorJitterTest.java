package dev.dyad.image;

import static dev.dyad.image.ColorJitter.Step.BRIGHTNESS;
import static dev.dyad.image.ColorJitter.Step.CONTRAST;
import static dev.dyad.image.ColorJitter.Step.HUE;
import static dev.dyad.image.ColorJitter.Step.SATURATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Origin;
import dev.dyad.core.RandomKey;
import dev.dyad.core.View;
import dev.dyad.image.ColorJitter.Recolored;
import dev.dyad.testkit.Seeds;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColorJitterTest extends PhotometricContract {
  @Override
  protected Augmentation<Image> augmentation() {
    return new ColorJitter();
  }

  @Test
  void brightensLikeTorchvision() {
    Golden.assertWithinOneLevel(
        Recolored.brightness(1.7).apply(Golden.COLOUR),
        """
        22, 86, 175, 255, 255, 147, 255, 103, 255, 154, 255, 255, 192, 107, 45, 8, 255, 5,
        39, 96, 178, 255, 255, 130, 255, 73, 255, 110, 255, 243, 127, 35, 255, 255, 255,
        255, 255, 255, 59, 158, 255, 255, 161, 255, 137, 255, 209, 62, 255, 255, 202, 151,
        124, 120, 141, 185, 253, 255, 25, 164, 255, 79, 255, 90, 255, 195, 66, 255, 255,
        255, 222, 212
        """);
  }

  @Test
  void darkensLikeTorchvision() {
    Golden.assertWithinOneLevel(
        Recolored.brightness(0.3).apply(Golden.COLOUR),
        """
        3, 15, 30, 50, 74, 26, 58, 18, 59, 27, 76, 53, 33, 18, 8, 1, 75, 0, 6, 17, 31, 50,
        72, 23, 54, 12, 52, 19, 67, 42, 22, 6, 71, 63, 59, 60, 65, 74, 10, 27, 49, 75, 28,
        62, 24, 66, 36, 11, 66, 48, 35, 26, 21, 21, 24, 32, 44, 60, 4, 29, 57, 14, 51, 15,
        61, 34, 11, 69, 55, 45, 39, 37
        """);
  }

  @Test
  void raisesContrastLikeTorchvision() {
    Golden.assertWithinOneLevel(
        Recolored.contrast(1.6).apply(Golden.COLOUR),
        """
        0, 0, 83, 189, 255, 58, 231, 16, 234, 64, 255, 202, 99, 19, 0, 0, 255, 0, 0, 10, 87,
        186, 255, 42, 208, 0, 199, 23, 255, 147, 39, 0, 255, 255, 237, 240, 255, 255, 0, 67,
        183, 255, 71, 253, 48, 255, 115, 0, 255, 179, 109, 61, 35, 32, 51, 93, 157, 243, 0,
        74, 227, 0, 192, 3, 247, 103, 0, 255, 215, 160, 128, 119
        """);
  }

  @Test
  void lowersContrastLikeTorchvision() {
    Golden.assertWithinOneLevel(
        Recolored.contrast(0.4).apply(Golden.COLOUR),
        """
        86, 101, 122, 148, 180, 115, 158, 105, 159, 117, 182, 151, 126, 106, 91, 82, 182,
        82, 90, 103, 122, 147, 178, 111, 153, 98, 150, 106, 170, 138, 110, 89, 175, 165,
        160, 161, 167, 179, 94, 118, 146, 181, 118, 164, 113, 170, 130, 95, 169, 146, 128,
        116, 110, 109, 114, 124, 140, 162, 86, 119, 158, 99, 149, 102, 162, 126, 96, 174,
        154, 141, 133, 130
        """);
  }

  @Test
  void saturatesLikeTorchvision() {
    Golden.assertWithinOneLevel(
        Recolored.saturation(1.5).apply(Golden.COLOUR),
        """
        0, 54, 132, 150, 255, 27, 234, 33, 237, 38, 255, 167, 133, 58, 4, 0, 255, 0, 8, 59,
        131, 150, 255, 15, 222, 15, 213, 14, 254, 131, 82, 1, 255, 215, 197, 200, 219, 255,
        0, 63, 171, 255, 62, 233, 41, 255, 113, 0, 244, 157, 91, 95, 71, 68, 72, 111, 171,
        255, 0, 105, 237, 18, 204, 5, 233, 98, 0, 255, 193, 158, 128, 119
        """);
  }

  @Test
  void desaturatesLikeTorchvision() {
    Golden.assertWithinOneLevel(
        Recolored.saturation(0.3).apply(Golden.COLOUR),
        """
        35, 46, 62, 194, 218, 170, 139, 99, 140, 165, 214, 191, 85, 70, 59, 106, 180, 105,
        43, 53, 67, 190, 213, 163, 123, 82, 121, 136, 184, 159, 65, 49, 113, 204, 201, 201,
        214, 223, 159, 135, 156, 182, 140, 174, 136, 167, 137, 111, 188, 171, 158, 80, 75,
        75, 98, 106, 118, 116, 60, 85, 130, 86, 124, 120, 165, 138, 130, 188, 173, 140, 134,
        132
        """);
  }

  @Test
  void turnsHueLikeTorchvision() {
    Golden.assertWithinOneLevel(
        Recolored.hue(0.2).apply(Golden.COLOUR),
        """
        82, 13, 103, 87, 249, 199, 197, 86, 60, 91, 136, 255, 59, 113, 26, 2, 205, 253, 87,
        22, 105, 77, 243, 186, 181, 76, 42, 65, 115, 225, 237, 21, 139, 210, 211, 199, 34,
        247, 107, 210, 93, 251, 81, 197, 209, 99, 223, 36, 156, 221, 119, 83, 89, 71, 136,
        83, 149, 203, 158, 15, 193, 98, 46, 53, 112, 205, 38, 48, 233, 139, 151, 125
        """);
  }

  @Test
  void turnsHueBackwardsLikeTorchvision() {
    Golden.assertWithinOneLevel(
        Recolored.hue(-0.35).apply(Golden.COLOUR),
        """
        59, 103, 13, 249, 87, 185, 60, 197, 181, 255, 160, 91, 54, 26, 113, 253, 2, 29, 65,
        105, 22, 243, 77, 183, 42, 181, 173, 225, 126, 65, 21, 237, 53, 199, 202, 211, 247,
        34, 238, 180, 251, 93, 209, 81, 107, 104, 36, 223, 152, 119, 221, 71, 71, 89, 115,
        149, 83, 15, 115, 203, 46, 185, 193, 205, 99, 53, 233, 165, 38, 128, 125, 151
        """);
  }

  @Test
  void brightensGrayLikeTorchvision() {
    Golden.assertWithinOneLevel(
        Recolored.brightness(1.7).apply(Golden.GRAY),
        """
        22, 86, 175, 255, 255, 147, 255, 103, 255, 154, 255, 255, 192, 107, 45, 8, 255, 5,
        39, 96, 178, 255, 255, 130
        """);
  }

  @Test
  void raisesContrastOfGrayLikeTorchvision() {
    Golden.assertWithinOneLevel(
        Recolored.contrast(1.6).apply(Golden.GRAY),
        """
        0, 11, 95, 200, 255, 69, 242, 27, 245, 76, 255, 213, 111, 31, 0, 0, 255, 0, 0, 21,
        98, 197, 255, 53
        """);
  }

  @Test
  void keepsTheOrderOfStepsLikeTorchvision() {
    Golden.assertWithinOneLevel(
        new Recolored(List.of(CONTRAST, SATURATION, BRIGHTNESS, HUE), 1.2, 1.3, 0.6, 0.1)
            .apply(Golden.COLOUR),
        """
        33, 11, 78, 167, 255, 152, 207, 79, 132, 147, 216, 255, 102, 100, 25, 70, 254, 180,
        31, 13, 82, 158, 255, 142, 181, 51, 98, 115, 238, 255, 172, 21, 205, 255, 255, 255,
        167, 255, 109, 138, 132, 255, 126, 246, 185, 237, 248, 74, 247, 255, 170, 81, 77,
        64, 105, 93, 156, 196, 71, 35, 196, 59, 93, 93, 233, 235, 91, 183, 255, 176, 171,
        152
        """);
  }

  @Test
  void changesNothingWithFactorsOfOneAndNoShift() {
    Image image = Samples.noise(50, 40, 3, 1);
    assertThat(
            new Recolored(List.of(HUE, CONTRAST, SATURATION, BRIGHTNESS), 1, 1, 1, 0).apply(image))
        .isEqualTo(image);
  }

  @Test
  void agreesWithPlainHsvForEveryHueShift() {
    Seeds.forAll(
        50,
        random -> {
          Image image = Samples.noise(40, 30, 3, random);
          double turns = random.nextDouble(-0.5, 0.5);
          Image turned = Recolored.hue(turns).apply(image);
          for (int y = 0; y < 30; y++) {
            for (int x = 0; x < 40; x++) {
              double[] expected = plainHue(image, x, y, turns);
              for (int c = 0; c < 3; c++) {
                assertThat((double) turned.at(x, y, c))
                    .isBetween(expected[c] - 1.01, expected[c] + 0.02);
              }
            }
          }
        });
  }

  /** RGB to HSV, hue shifted, HSV to RGB, by the textbook; levels, not rounded. */
  private static double[] plainHue(Image image, int x, int y, double turns) {
    double r = image.at(x, y, 0);
    double g = image.at(x, y, 1);
    double b = image.at(x, y, 2);
    double v = Math.max(r, Math.max(g, b));
    double c = v - Math.min(r, Math.min(g, b));
    double h = 0;
    if (c > 0) {
      h = v == r ? (g - b) / c : v == g ? 2 + (b - r) / c : 4 + (r - g) / c;
    }
    h = (h + 6 * turns + 12) % 6;
    double f = h - Math.floor(h);
    double low = v - c;
    double falling = v - c * f;
    double rising = v - c * (1 - f);
    return switch ((int) h) {
      case 0 -> new double[] {v, rising, low};
      case 1 -> new double[] {falling, v, low};
      case 2 -> new double[] {low, v, rising};
      case 3 -> new double[] {low, falling, v};
      case 4 -> new double[] {rising, low, v};
      default -> new double[] {v, low, falling};
    };
  }

  @Test
  void turnsRedIntoGreenByAThirdOfATurn() {
    assertThat(Recolored.hue(1 / 3.0).apply(Image.of(1, 1, 3, new byte[] {(byte) 200, 50, 50})))
        .isEqualTo(Image.of(1, 1, 3, new byte[] {50, (byte) 200, 50}));
  }

  @Test
  void survivesTheLargestFactors() {
    Image white = Golden.of(5, 1, 3, i -> 255);
    assertThat(Recolored.brightness(10).apply(white)).isEqualTo(white);
    assertThat(Recolored.contrast(10).apply(Golden.of(2, 1, 3, i -> i < 3 ? 0 : 255)))
        .isEqualTo(Golden.of(2, 1, 3, i -> i < 3 ? 0 : 255));
    assertThat(Recolored.saturation(10).apply(Image.of(1, 1, 3, new byte[] {(byte) 255, 0, 0})))
        .isEqualTo(Image.of(1, 1, 3, new byte[] {(byte) 255, 0, 0}));
  }

  @Test
  void leavesSaturationAndHueOfGrayAlone() {
    assertThat(new Recolored(List.of(SATURATION, HUE), 1, 1, 0.1, 0.4).apply(Golden.GRAY))
        .isEqualTo(Golden.GRAY);
  }

  @Test
  void takesTheMeanOfGrayAfterTheStepsBefore() {
    Image two = Image.of(2, 1, 1, new byte[] {50, 100});
    assertThat(new Recolored(List.of(BRIGHTNESS, CONTRAST), 2, 0, 1, 0).apply(two))
        .isEqualTo(Image.of(2, 1, 1, new byte[] {(byte) 150, (byte) 150}));
  }

  @Test
  void leavesOutStepsOfStrengthZero() {
    View<Image> view =
        new ColorJitter(0.4, 0, 0, 0.1)
            .apply(View.raw(Golden.COLOUR, new Origin("s", 0, 0, 1)), RandomKey.of(1).generator());
    assertThat(((Recolored) view.changes().get(0)).order())
        .containsExactlyInAnyOrder(BRIGHTNESS, HUE);
  }

  @Test
  void drawsAmountsFromTheirRangesAndAllOrders() {
    var orders = new HashSet<List<ColorJitter.Step>>();
    Seeds.forAll(
        1000,
        random -> {
          View<Image> view =
              new ColorJitter(0.4, 0.3, 2, 0.1)
                  .apply(View.raw(Golden.GRAY, new Origin("s", 0, 0, 1)), random);
          Recolored drawn = (Recolored) view.changes().get(0);
          assertThat(drawn.brightnessFactor()).isBetween(0.6, 1.4);
          assertThat(drawn.contrastFactor()).isBetween(0.7, 1.3);
          assertThat(drawn.saturationFactor()).isBetween(0.0, 3.0);
          assertThat(drawn.hueTurns()).isBetween(-0.1, 0.1);
          orders.add(drawn.order());
        });
    assertThat(orders).hasSize(24);
  }

  @Test
  void rejectsHueOfMoreThanHalfATurn() {
    assertThatThrownBy(() -> new ColorJitter(0.8, 0.8, 0.8, 0.6))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("hue must be in 0.0..0.5, but was 0.6");
  }

  @Test
  void rejectsAStepThatIsThereTwice() {
    assertThatThrownBy(() -> new Recolored(List.of(HUE, HUE), 1, 1, 1, 0.1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at most once");
  }
}
