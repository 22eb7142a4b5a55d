package dev.dyad.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Change;
import dev.dyad.core.Origin;
import dev.dyad.core.RandomKey;
import dev.dyad.core.View;
import dev.dyad.image.ColorJitter.Recolored;
import dev.dyad.testkit.Seeds;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RandAugmentTest extends PhotometricContract {
  @Override
  protected Augmentation<Image> augmentation() {
    return new RandAugment();
  }

  @Test
  void drawsEveryOperationBothWaysAtFullMagnitude() {
    double low = 1 - 0.9;
    // torchvision 0.14.1: RandAugment()._augmentation_space(31, (662, 331))
    assertThat(drawn(30))
        .isEqualTo(
            Set.of(
                new RandAugment.Sheared(0.3, 0),
                new RandAugment.Sheared(-0.3, 0),
                new RandAugment.Sheared(0, 0.3),
                new RandAugment.Sheared(0, -0.3),
                new Affine.MapAffinely(0, 150, 0, 1, 0, 0),
                new Affine.MapAffinely(0, -150, 0, 1, 0, 0),
                new Affine.MapAffinely(0, 0, 300, 1, 0, 0),
                new Affine.MapAffinely(0, 0, -300, 1, 0, 0),
                new Rotation.Rotate(30, 0),
                new Rotation.Rotate(-30, 0),
                Recolored.brightness(1.9),
                Recolored.brightness(low),
                Recolored.saturation(1.9),
                Recolored.saturation(low),
                Recolored.contrast(1.9),
                Recolored.contrast(low),
                new Sharpness.Sharpened(1.9),
                new Sharpness.Sharpened(low),
                new Posterize.Posterized(4),
                new Solarize.Solarized(0),
                new AutoContrast.Stretched(),
                new Equalize.Equalized()));
  }

  @Test
  void goesHalfAsFarAtHalfMagnitude() {
    assertThat(drawn(15))
        .contains(
            new Affine.MapAffinely(0, 75, 0, 1, 0, 0),
            new Rotation.Rotate(15, 0),
            Recolored.brightness(1.45),
            new Posterize.Posterized(6),
            new Solarize.Solarized(128)); // torchvision: values from 127.5 on
  }

  private static Set<Change<Image>> drawn(int magnitude) {
    var drawn = new HashSet<Change<Image>>();
    Image image = Samples.noise(331, 662, 1, 1);
    Seeds.forAll(
        400,
        random ->
            drawn.addAll(
                new RandAugment(1, magnitude)
                    .apply(View.raw(image, new Origin("s", 0, 0, 1)), random)
                    .changes()));
    return drawn;
  }

  @Test
  void drawsAsManyOperationsAsAskedLessTheIdentities() {
    View<Image> view =
        new RandAugment(1400, 1)
            .apply(View.raw(Golden.GRAY, new Origin("s", 0, 0, 1)), RandomKey.of(1).generator());
    assertThat(view.changes()).hasSizeBetween(1260, 1340); // 1300, four standard deviations of 10
  }

  @Test
  void shearsAboutTheTopLeftCorner() {
    Image image = Golden.of(5, 4, 1, i -> 40 + i);
    Image sheared = new RandAugment.Sheared(1, 0).apply(image);
    // rows start half a pixel further right each half row: 0.5, 1.5, 2.5, 3.5
    assertThat(sheared.at(0, 1, 0)).isBetween(46, 47); // 46.5 between columns 1 and 2
    assertThat(sheared.at(4, 3, 0)).isEqualTo(0);
  }

  @Test
  void rejectsMagnitudesAboveThirty() {
    assertThatThrownBy(() -> new RandAugment(2, 31))
        .hasMessage("magnitude must be in 0..30, but was 31");
  }
}
