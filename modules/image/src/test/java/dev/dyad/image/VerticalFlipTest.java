package dev.dyad.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.Augmentation;
import org.junit.jupiter.api.Test;

class VerticalFlipTest extends ImageAugmentationContract {
  @Override
  protected Augmentation<Image> augmentation() {
    return new VerticalFlip();
  }

  @Test
  void exchangesTopAndBottom() {
    Image image = Image.of(1, 2, 3, new byte[] {1, 2, 3, 4, 5, 6});
    assertThat(new VerticalFlip.MirrorVertical().apply(image))
        .isEqualTo(Image.of(1, 2, 3, new byte[] {4, 5, 6, 1, 2, 3}));
  }
}
