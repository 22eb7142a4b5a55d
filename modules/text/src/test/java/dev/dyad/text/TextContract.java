package dev.dyad.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.SpecCodec;
import dev.dyad.testkit.AugmentationContract;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;

/** The contract with sentences as samples. */
abstract class TextContract extends AugmentationContract<Text> {
  @Override
  protected Text sample(SplittableGenerator random) {
    return Texts.sentences(random);
  }

  @Override
  protected List<Text> edgeSamples() {
    return Texts.EDGES;
  }

  @Override
  protected SpecCodec codec() {
    return SpecCodec.of(new TextModality());
  }

  @Override
  protected void checkInvariants(Text before, Text after) {
    assertThat(after).isEqualTo(Text.of(after.content()));
  }
}
