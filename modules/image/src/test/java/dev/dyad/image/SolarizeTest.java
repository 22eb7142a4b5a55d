package dev.dyad.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyad.core.Augmentation;
import org.junit.jupiter.api.Test;

class SolarizeTest extends PhotometricContract {
  @Override
  protected Augmentation<Image> augmentation() {
    return new Solarize(60);
  }

  @Override
  protected boolean draws() {
    return false;
  }

  @Test
  void isLikeTorchvision() {
    Golden.assertValues(
        new Solarize.Solarized(128).apply(Golden.COLOUR),
        """
        13, 51, 103, 86, 6, 87, 60, 61, 58, 91, 0, 78, 113, 63, 27, 5, 2, 3, 23, 57, 105,
        88, 12, 77, 74, 43, 80, 65, 30, 112, 75, 21, 18, 44, 56, 54, 38, 8, 35, 93, 90, 4,
        95, 46, 81, 32, 123, 37, 34, 92, 119, 89, 73, 71, 83, 109, 106, 52, 15, 97, 62, 47,
        84, 53, 50, 115, 39, 22, 70, 104, 124, 125
        """);
  }

  @Test
  void invertsNothingAt256() {
    assertThat(new Solarize.Solarized(256).apply(Golden.COLOUR)).isEqualTo(Golden.COLOUR);
  }

  @Test
  void rejectsThresholdsOutside() {
    assertThatThrownBy(() -> new Solarize(257))
        .hasMessage("threshold must be in 0..256, but was 257");
  }
}
