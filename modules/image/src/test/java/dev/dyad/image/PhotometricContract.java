package dev.dyad.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.Augmentation;
import dev.dyad.core.SpecCodec;
import dev.dyad.testkit.AugmentationContract;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;

/** What every augmentation of values (not of places) keeps: the size and the number of channels. */
abstract class PhotometricContract extends AugmentationContract<Image> {
  static final List<Class<? extends Augmentation<Image>>> PHOTOMETRIC =
      List.of(
          Affine.class,
          AutoContrast.class,
          ChannelShuffle.class,
          ColorJitter.class,
          Equalize.class,
          GaussianBlur.class,
          GaussianNoise.class,
          Grayscale.class,
          Invert.class,
          JpegCompression.class,
          Posterize.class,
          RandAugment.class,
          Rotation.class,
          SaltAndPepper.class,
          Sharpness.class,
          Solarize.class,
          TrivialAugment.class);

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
    return new SpecCodec("modality 'image'", PHOTOMETRIC);
  }

  @Override
  protected void checkInvariants(Image before, Image after) {
    assertThat(after.width()).isEqualTo(before.width());
    assertThat(after.height()).isEqualTo(before.height());
    assertThat(after.channels()).isEqualTo(before.channels());
  }
}
