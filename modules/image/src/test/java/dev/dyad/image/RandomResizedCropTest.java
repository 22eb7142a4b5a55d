package dev.dyad.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyad.core.Augmentation;
import dev.dyad.core.RandomKey;
import dev.dyad.core.Range;
import dev.dyad.testkit.Seeds;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class RandomResizedCropTest extends ImageAugmentationContract {
  @Override
  protected Augmentation<Image> augmentation() {
    return new RandomResizedCrop(16);
  }

  @Override
  protected void checkInvariants(Image before, Image after) {
    checkSize(before, after, 16, 16);
  }

  @Test
  void takesRectanglesInRange() {
    var crop = new RandomResizedCrop(16, new Range(0.2, 0.5), new Range(0.5, 2));
    Seeds.forAll(
        500,
        random -> {
          Region part = crop.draw(300, 200, random);
          assertThat(part.within(300, 200)).isTrue();
          assertThat(part.width() * part.height() / 60_000.0).isBetween(0.19, 0.51);
          assertThat((double) part.width() / part.height()).isBetween(0.49, 2.03);
        });
  }

  @Test
  void drawsEveryAreaAlikeAndShapesEvenlyAboutTheSquare() {
    var crop = new RandomResizedCrop(16, new Range(0.1, 0.3), new Range(0.5, 2));
    double[] sums = new double[2];
    Seeds.forAll(
        4000,
        random -> {
          Region part = crop.draw(1000, 1000, random);
          sums[0] += part.width() * part.height() / 1e6;
          sums[1] += Math.log((double) part.width() / part.height());
        });
    assertThat(sums[0] / 4000).isBetween(0.196, 0.204); // standard error 0.0009
    assertThat(sums[1] / 4000).isBetween(-0.03, 0.03); // standard error 0.006
  }

  @Test
  void reachesEveryPlace() {
    var crop = new RandomResizedCrop(2, new Range(0.25, 0.25), new Range(1, 1));
    var seen = new HashSet<Region>();
    Seeds.forAll(200, random -> seen.add(crop.draw(4, 4, random)));
    assertThat(seen).hasSize(9);
  }

  @Test
  void fallsBackToTheLargestCentralRectangleInRange() {
    var crop = new RandomResizedCrop(16);
    assertThat(crop.draw(5000, 3, RandomKey.of(1).generator()))
        .isEqualTo(new Region(2498, 0, 4, 3));
    assertThat(crop.draw(3, 5000, RandomKey.of(1).generator()))
        .isEqualTo(new Region(0, 2498, 3, 4));
  }

  @Test
  void rejectsAnAreaAboveOne() {
    assertThatThrownBy(() -> new RandomResizedCrop(16, new Range(0.5, 1.5)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("scale must lie within 0.0..1.0, but was 0.5..1.5");
  }
}
