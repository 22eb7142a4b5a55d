package dev.dyad.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.Augmentation;
import org.junit.jupiter.api.Test;

class CenterCropTest extends ImageAugmentationContract {
  @Override
  protected Augmentation<Image> augmentation() {
    return new CenterCrop(16);
  }

  @Override
  protected void checkInvariants(Image before, Image after) {
    checkSize(before, after, 16, 16);
  }

  @Override
  protected boolean draws() {
    return false;
  }

  @Test
  void keepsTheMiddle() {
    Image out = new CenterCrop.CutCenter(1).apply(Image.of(3, 1, 1, new byte[] {1, 2, 3}));
    assertThat(out.at(0, 0, 0)).isEqualTo(2);
  }
}
