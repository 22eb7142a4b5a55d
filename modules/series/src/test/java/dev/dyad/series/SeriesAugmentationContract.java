package dev.dyad.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Origin;
import dev.dyad.core.RandomKey;
import dev.dyad.core.SpecCodec;
import dev.dyad.core.View;
import dev.dyad.testkit.AugmentationContract;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;

/** What every augmentation of series keeps: channels, length, and which values are missing. */
abstract class SeriesAugmentationContract extends AugmentationContract<Series> {
  static final float GAP = Float.NaN;

  /** Noise of one to three channels, with gaps now and then. */
  static Series noise(SplittableGenerator random) {
    float[][] channels = new float[1 + random.nextInt(3)][20 + random.nextInt(80)];
    for (float[] channel : channels) {
      for (int t = 0; t < channel.length; t++) {
        channel[t] = random.nextInt(20) == 0 ? GAP : (float) random.nextGaussian();
      }
    }
    return Series.of(channels);
  }

  static Series changed(Augmentation<Series> by, Series series, long key) {
    var raw = View.raw(series, new Origin("sample", 0, 0, key));
    return by.apply(raw, RandomKey.of(key).generator()).value();
  }

  @Override
  protected Series sample(SplittableGenerator random) {
    return noise(random);
  }

  @Override
  protected List<Series> edgeSamples() {
    return List.of(
        Series.of(new float[0]),
        Series.of(new float[] {1}),
        Series.of(new float[] {GAP, GAP, GAP}),
        Series.of(new float[] {1, 2}, new float[] {3, GAP}),
        Series.of(new float[] {Float.MAX_VALUE, -Float.MAX_VALUE, Float.MAX_VALUE, 0, 1}),
        Series.of(new float[1000]));
  }

  @Override
  protected SpecCodec codec() {
    return SpecCodec.of(new SeriesModality());
  }

  @Override
  protected void checkInvariants(Series before, Series after) {
    assertThat(after.channels()).isEqualTo(before.channels());
    checkLength(before, after);
    for (int c = 0; c < after.channels(); c++) {
      for (float x : after.channel(c)) {
        assertThat(Float.isInfinite(x)).isFalse();
      }
    }
  }

  void checkLength(Series before, Series after) {
    assertThat(after.length()).isEqualTo(before.length());
  }
}
