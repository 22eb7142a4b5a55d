package dev.dyad.imagetext;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.SpecCodec;
import dev.dyad.testkit.AugmentationContract;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;

/** The contract with captioned images as samples. */
abstract class CaptionedImageContract extends AugmentationContract<CaptionedImage> {
  @Override
  protected CaptionedImage sample(SplittableGenerator random) {
    return Examples.sample(random);
  }

  @Override
  protected List<CaptionedImage> edgeSamples() {
    return Examples.edges();
  }

  @Override
  protected SpecCodec codec() {
    return SpecCodec.of(new ImageTextModality());
  }

  @Override
  protected void checkInvariants(CaptionedImage before, CaptionedImage after) {
    assertThat(after.image().isPresent() || !after.captions().isEmpty()).isTrue();
    assertThat(after.captions().size()).isLessThanOrEqualTo(before.captions().size());
  }
}
