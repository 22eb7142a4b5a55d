package dev.dyad.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.Augmentation;
import dev.dyad.core.View;
import dev.dyad.testkit.Seeds;
import org.junit.jupiter.api.Test;

class HorizontalFlipTest extends ImageAugmentationContract {
  @Override
  protected Augmentation<Image> augmentation() {
    return new HorizontalFlip();
  }

  @Test
  void exchangesLeftAndRight() {
    Image image = Image.of(2, 1, 3, new byte[] {1, 2, 3, 4, 5, 6});
    assertThat(new HorizontalFlip.MirrorHorizontal().apply(image))
        .isEqualTo(Image.of(2, 1, 3, new byte[] {4, 5, 6, 1, 2, 3}));
  }

  @Test
  void isItselfUndone() {
    for (int channels : new int[] {1, 3}) {
      Image image = Samples.noise(7, 5, channels, 1);
      var flip = new HorizontalFlip.MirrorHorizontal();
      assertThat(flip.apply(flip.apply(image))).isEqualTo(image).isNotEqualTo(flip.apply(image));
    }
  }

  @Test
  void neverFlipsAtZeroAndAlwaysAtOne() {
    Image image = Samples.noise(7, 5, 3, 1);
    Seeds.forAll(
        50,
        random -> {
          View<Image> raw = View.raw(image, origin());
          assertThat(new HorizontalFlip(0).apply(raw, random).changes()).isEmpty();
          assertThat(new HorizontalFlip(1).apply(raw, random).changes()).hasSize(1);
        });
  }
}
