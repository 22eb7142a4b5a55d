package dev.dyad.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.Augmentation;
import org.junit.jupiter.api.Test;

class ResizedCenterCropTest extends ImageAugmentationContract {
  @Override
  protected Augmentation<Image> augmentation() {
    return new ResizedCenterCrop(16, 0.8);
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
  void keepsAPictureThatHasTheSizeAlready() {
    Image image = Samples.noise(16, 16, 3, 1);
    assertThat(view(new ResizedCenterCrop(16), image, 1).value()).isEqualTo(image);
  }

  @Test
  void cutsTheLongSideEvenly() {
    Image out =
        new ResizedCenterCrop.ResizeCenter(1, 1).apply(Image.of(3, 1, 1, new byte[] {1, 2, 3}));
    assertThat(out).isEqualTo(Image.of(1, 1, 1, new byte[] {2}));
  }
}
