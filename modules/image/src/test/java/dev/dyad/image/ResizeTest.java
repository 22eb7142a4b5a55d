package dev.dyad.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyad.core.Augmentation;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ResizeTest extends ImageAugmentationContract {
  @Override
  protected Augmentation<Image> augmentation() {
    return new Resize(16);
  }

  @Override
  protected boolean draws() {
    return false;
  }

  @Override
  protected void checkInvariants(Image before, Image after) {
    assertThat(Math.min(after.width(), after.height())).isEqualTo(16);
    assertThat(after.channels()).isEqualTo(before.channels());
  }

  @Test
  void keepsTheShapeRoundedDown() {
    Image out = view(new Resize(10), Samples.noise(35, 20, 3, 1), 1).value();
    assertThat(out.toString()).isEqualTo("Image[17x10x3]");
  }

  @Test
  void givesUpTheShapeWhenSquare() {
    Image out = view(new Resize(10, true), Samples.noise(35, 20, 1, 1), 1).value();
    assertThat(out.toString()).isEqualTo("Image[10x10x1]");
  }

  @Test
  void averagesAllPixelsWhenOneIsLeft() {
    Image image = Image.of(2, 2, 1, new byte[] {10, 20, 30, 40});
    assertThat(new Resize.ResizeTo(1, 1).apply(image).at(0, 0, 0)).isEqualTo(25);
  }

  @Test
  void keepsOneColourExactly() {
    byte[] pixels = new byte[50 * 30 * 3];
    Arrays.fill(pixels, (byte) 255);
    Image out = new Resize.ResizeTo(7, 83).apply(Image.of(50, 30, 3, pixels));
    for (byte value : out.data()) {
      assertThat(value & 0xFF).isEqualTo(255);
    }
  }

  @Test
  void refusesPicturesOfMoreThanAGigabyte() {
    assertThatThrownBy(() -> view(new Resize(2000), Samples.noise(5000, 1, 3, 1), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("10000000 x 2000 x 3")
        .hasMessageContaining("ResizedCenterCrop");
  }
}
