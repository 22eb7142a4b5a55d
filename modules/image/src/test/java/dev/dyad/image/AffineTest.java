package dev.dyad.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Range;
import dev.dyad.core.View;
import dev.dyad.testkit.Seeds;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class AffineTest extends ImageAugmentationContract {
  @Override
  protected Augmentation<Image> augmentation() {
    return new Affine();
  }

  @Test
  void shiftsRightAndDown() {
    Image image = Image.of(2, 2, 1, new byte[] {1, 2, 3, 4});
    assertThat(new Affine.MapAffinely(0, 1, 0, 1, 0, 9).apply(image))
        .isEqualTo(Image.of(2, 2, 1, new byte[] {9, 1, 9, 3}));
    assertThat(new Affine.MapAffinely(0, 0, 1, 1, 0, 9).apply(image))
        .isEqualTo(Image.of(2, 2, 1, new byte[] {9, 9, 1, 2}));
  }

  @Test
  void enlargesAboutTheMiddle() {
    Image image = Image.of(4, 1, 1, new byte[] {0, 100, 100, 0});
    Image out = new Affine.MapAffinely(0, 0, 0, 4, 0, 0).apply(image);
    assertThat(out).isEqualTo(Image.of(4, 1, 1, new byte[] {100, 100, 100, 100}));
  }

  @Test
  void drawsWholePixelsOfShiftUpToTheLimit() {
    var affine = new Affine(Range.exactly(0), 0.1, Range.exactly(1), Range.exactly(0));
    var seen = new TreeSet<Double>();
    Seeds.forAll(
        300,
        random -> {
          View<Image> out = affine.apply(View.raw(Samples.noise(30, 20, 1, 1), origin()), random);
          seen.add(((Affine.MapAffinely) out.changes().get(0)).right());
        });
    assertThat(seen).containsExactly(-3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0);
  }
}
