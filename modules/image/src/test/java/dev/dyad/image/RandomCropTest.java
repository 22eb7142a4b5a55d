package dev.dyad.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.Augmentation;
import dev.dyad.core.View;
import dev.dyad.testkit.Seeds;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class RandomCropTest extends ImageAugmentationContract {
  @Override
  protected Augmentation<Image> augmentation() {
    return new RandomCrop(16, 4);
  }

  @Override
  protected void checkInvariants(Image before, Image after) {
    checkSize(before, after, 16, 16);
  }

  @Test
  void isTheWholePictureWithoutPaddingAtItsOwnSize() {
    Image image = Samples.noise(8, 8, 3, 1);
    assertThat(view(new RandomCrop(8), image, 3).value()).isEqualTo(image);
  }

  @Test
  void reachesEveryPlaceOfThePaddedPicture() {
    Image image = Samples.noise(4, 4, 1, 1);
    var seen = new HashSet<Image>();
    Seeds.forAll(
        300,
        random -> seen.add(new RandomCrop(4, 1).apply(View.raw(image, origin()), random).value()));
    assertThat(seen).hasSize(9);
  }

  @Test
  void padsSmallerPicturesEvenly() {
    Image dot = Image.of(1, 1, 1, new byte[] {77});
    Image out = view(new RandomCrop(4, 0, 9), dot, 1).value();
    assertThat(out.at(1, 1, 0)).isEqualTo(77);
    assertThat(out.at(0, 0, 0)).isEqualTo(9);
    assertThat(out.at(3, 3, 0)).isEqualTo(9);
  }
}
