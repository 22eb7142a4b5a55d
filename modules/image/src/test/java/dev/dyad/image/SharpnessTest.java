package dev.dyad.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Range;
import org.junit.jupiter.api.Test;

class SharpnessTest extends PhotometricContract {
  @Override
  protected Augmentation<Image> augmentation() {
    return new Sharpness();
  }

  @Test
  void sharpensLikeTorchvision() {
    Golden.assertWithinOneLevel(
        new Sharpness.Sharpened(1.5).apply(Golden.COLOUR),
        """
        13, 51, 103, 169, 249, 87, 195, 61, 197, 91, 255, 177, 113, 63, 27, 5, 253, 3, 23,
        57, 105, 180, 255, 61, 194, 0, 188, 39, 255, 146, 59, 0, 255, 211, 199, 201, 217,
        247, 35, 77, 178, 255, 79, 232, 65, 255, 117, 1, 254, 166, 113, 89, 73, 71, 83, 109,
        149, 203, 15, 97, 193, 47, 171, 53, 205, 115, 39, 233, 185, 151, 131, 125
        """);
  }

  @Test
  void softensLikeTorchvision() {
    Golden.assertWithinOneLevel(
        new Sharpness.Sharpened(0.25).apply(Golden.COLOUR),
        """
        13, 51, 103, 169, 249, 87, 195, 61, 197, 91, 255, 177, 113, 63, 27, 5, 253, 3, 23,
        57, 105, 146, 193, 101, 160, 111, 154, 104, 175, 137, 99, 89, 172, 211, 199, 201,
        217, 247, 35, 117, 144, 186, 119, 173, 105, 173, 132, 91, 171, 157, 128, 89, 73, 71,
        83, 109, 149, 203, 15, 97, 193, 47, 171, 53, 205, 115, 39, 233, 185, 151, 131, 125
        """);
  }

  @Test
  void changesNothingWithFactorOne() {
    Image image = Samples.noise(20, 30, 3, 1);
    assertThat(new Sharpness.Sharpened(1).apply(image)).isEqualTo(image);
  }

  @Test
  void leavesImagesOfTwoPixelsAcrossAlone() {
    Image image = Samples.noise(2, 30, 3, 1);
    assertThat(new Sharpness.Sharpened(0).apply(image)).isEqualTo(image);
  }

  @Test
  void rejectsNegativeFactors() {
    assertThatThrownBy(() -> new Sharpness(new Range(-1, 1)))
        .hasMessage("factor must lie within 0.0..10.0, but was -1.0..1.0");
  }
}
