package dev.dyad.srctest.melody;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.SpecCodec;
import dev.dyad.testkit.AugmentationContract;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;
import java.util.stream.IntStream;

/** The contract with tunes as samples. */
abstract class MelodyContract extends AugmentationContract<Melody> {
  static Melody tune(SplittableGenerator random) {
    return new Melody(
        IntStream.range(0, 3 + random.nextInt(10)).mapToObj(i -> 40 + random.nextInt(40)).toList());
  }

  @Override
  protected Melody sample(SplittableGenerator random) {
    return tune(random);
  }

  @Override
  protected List<Melody> edgeSamples() {
    return List.of(
        new Melody(List.of()),
        new Melody(List.of(0)),
        new Melody(List.of(127)),
        new Melody(Collections.nCopies(10_000, 64)));
  }

  @Override
  protected SpecCodec codec() {
    return SpecCodec.of(new MelodyModality());
  }

  @Override
  protected void checkInvariants(Melody before, Melody after) {
    assertThat(after.pitches()).hasSameSizeAs(before.pitches());
  }
}
