package dev.dyad.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.Augmentation;
import org.junit.jupiter.api.Test;

class RotationTest extends ImageAugmentationContract {
  @Override
  protected Augmentation<Image> augmentation() {
    return new Rotation();
  }

  @Test
  void turnsCounterClockwise() {
    Image image = Image.of(2, 2, 1, new byte[] {1, 2, 3, 4});
    assertThat(new Rotation.Rotate(90, 0).apply(image))
        .isEqualTo(Image.of(2, 2, 1, new byte[] {2, 4, 1, 3}));
  }

  @Test
  void keepsThePictureAtZeroDegrees() {
    Image image = Samples.noise(9, 6, 3, 1);
    assertThat(new Rotation.Rotate(0, 0).apply(image)).isEqualTo(image);
  }

  @Test
  void fillsWhatTurnsIn() {
    Image out = new Rotation.Rotate(45, 200).apply(Image.of(20, 20, 3, new byte[1200]));
    assertThat(out.at(0, 0, 1)).isEqualTo(200);
    assertThat(out.at(10, 10, 1)).isEqualTo(0);
  }
}
