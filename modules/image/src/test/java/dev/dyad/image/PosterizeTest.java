package dev.dyad.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyad.core.Augmentation;
import org.junit.jupiter.api.Test;

class PosterizeTest extends PhotometricContract {
  @Override
  protected Augmentation<Image> augmentation() {
    return new Posterize();
  }

  @Override
  protected boolean draws() {
    return false;
  }

  @Test
  void isLikeTorchvision() {
    Golden.assertValues(
        new Posterize.Posterized(3).apply(Golden.COLOUR),
        """
        0, 32, 96, 160, 224, 64, 192, 32, 192, 64, 224, 160, 96, 32, 0, 0, 224, 0, 0, 32,
        96, 160, 224, 64, 160, 32, 160, 64, 224, 128, 64, 0, 224, 192, 192, 192, 192, 224,
        32, 64, 160, 224, 64, 192, 64, 192, 96, 32, 192, 160, 96, 64, 64, 64, 64, 96, 128,
        192, 0, 96, 192, 32, 160, 32, 192, 96, 32, 224, 160, 128, 128, 96
        """);
  }

  @Test
  void keepsEverythingWithEightBits() {
    assertThat(new Posterize.Posterized(8).apply(Golden.COLOUR)).isEqualTo(Golden.COLOUR);
  }

  @Test
  void rejectsNoBits() {
    assertThatThrownBy(() -> new Posterize(0)).hasMessage("bits must be in 1..8, but was 0");
  }
}
