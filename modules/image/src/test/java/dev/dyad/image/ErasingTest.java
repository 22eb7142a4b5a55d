package dev.dyad.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Range;
import dev.dyad.core.View;
import dev.dyad.testkit.Seeds;
import org.junit.jupiter.api.Test;

class ErasingTest extends ImageAugmentationContract {
  @Override
  protected Augmentation<Image> augmentation() {
    return new Erasing(0.9);
  }

  @Test
  void paintsOnlyTheRectangle() {
    Image out = new Erasing.Erase(1, 2, 3, 1, 9).apply(Samples.noise(6, 5, 3, 1));
    Image before = Samples.noise(6, 5, 3, 1);
    for (int y = 0; y < 5; y++) {
      for (int x = 0; x < 6; x++) {
        boolean inside = x >= 1 && x < 4 && y == 2;
        assertThat(out.at(x, y, 2)).isEqualTo(inside ? 9 : before.at(x, y, 2));
      }
    }
  }

  @Test
  void keepsToTheAreaAndInsideThePicture() {
    var erasing = new Erasing(1, new Range(0.1, 0.2));
    Seeds.forAll(
        300,
        random -> {
          View<Image> out = erasing.apply(View.raw(Samples.noise(60, 40, 1, 1), origin()), random);
          var erase = (Erasing.Erase) out.changes().get(0);
          assertThat(erase.width() * erase.height() / 2400.0).isBetween(0.09, 0.215);
          assertThat(
                  new Region(erase.left(), erase.top(), erase.width(), erase.height())
                      .within(60, 40))
              .isTrue();
        });
  }

  @Test
  void leavesAPictureOfOnePixel() {
    Image dot = Image.of(1, 1, 1, new byte[] {5});
    assertThat(view(new Erasing(1), dot, 1).value()).isEqualTo(dot);
  }
}
