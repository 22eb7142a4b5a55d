package dev.dyad.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Origin;
import dev.dyad.core.RandomKey;
import dev.dyad.core.SpecCodec;
import dev.dyad.core.View;
import dev.dyad.testkit.AugmentationContract;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;

/** The contract for pictures; by default an augmentation keeps their sizes. */
abstract class ImageAugmentationContract extends AugmentationContract<Image> {
  @Override
  protected Image sample(SplittableGenerator random) {
    return Samples.typical(random);
  }

  @Override
  protected List<Image> edgeSamples() {
    return Samples.edges();
  }

  @Override
  protected SpecCodec codec() {
    return new SpecCodec("modality 'image'", List.of(augmentation().getClass()));
  }

  @Override
  protected void checkInvariants(Image before, Image after) {
    assertThat(after.channels()).isEqualTo(before.channels());
    assertThat(after.width()).isEqualTo(before.width());
    assertThat(after.height()).isEqualTo(before.height());
  }

  /** For augmentations whose result has a size of its own. */
  static void checkSize(Image before, Image after, int width, int height) {
    assertThat(after.channels()).isEqualTo(before.channels());
    assertThat(after.width()).isEqualTo(width);
    assertThat(after.height()).isEqualTo(height);
  }

  static Origin origin() {
    return new Origin("sample", 0, 0, 0);
  }

  /** The view that a key gives. */
  static View<Image> view(Augmentation<Image> augmentation, Image image, long key) {
    return augmentation.apply(View.raw(image, origin()), RandomKey.of(key).generator());
  }
}
