package dev.dyad.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Change;
import dev.dyad.core.Origin;
import dev.dyad.core.View;
import dev.dyad.image.ColorJitter.Recolored;
import dev.dyad.testkit.Seeds;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class TrivialAugmentTest extends PhotometricContract {
  @Override
  protected Augmentation<Image> augmentation() {
    return new TrivialAugment();
  }

  @Test
  void reachesTheEndsOfTheWideSpace() {
    var drawn = new HashSet<Change<Image>>();
    Seeds.forAll(
        10_000,
        random ->
            drawn.addAll(
                new TrivialAugment()
                    .apply(View.raw(Golden.GRAY, new Origin("s", 0, 0, 1)), random)
                    .changes()));
    // torchvision 0.14.1: TrivialAugmentWide()._augmentation_space(31)
    assertThat(drawn)
        .contains(
            new RandAugment.Sheared(0.99, 0),
            new RandAugment.Sheared(0, -0.99),
            new Affine.MapAffinely(0, 32, 0, 1, 0, 0),
            new Affine.MapAffinely(0, 0, -32, 1, 0, 0),
            new Rotation.Rotate(135, 0),
            new Rotation.Rotate(-135, 0),
            Recolored.brightness(1.99),
            Recolored.contrast(1.99),
            Recolored.saturation(1.99),
            new Sharpness.Sharpened(1.99),
            new Posterize.Posterized(2),
            new Solarize.Solarized(0),
            new Solarize.Solarized(255),
            new AutoContrast.Stretched(),
            new Equalize.Equalized());
  }

  @Test
  void makesOneChangeAtMost() {
    Seeds.forAll(
        200,
        random ->
            assertThat(
                    new TrivialAugment()
                        .apply(View.raw(Golden.GRAY, new Origin("s", 0, 0, 1)), random)
                        .changes())
                .hasSizeLessThanOrEqualTo(1));
  }
}
