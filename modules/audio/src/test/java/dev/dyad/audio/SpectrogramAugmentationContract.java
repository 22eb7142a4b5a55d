package dev.dyad.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.dyad.core.Origin;
import dev.dyad.core.RandomKey;
import dev.dyad.core.SpecCodec;
import dev.dyad.core.View;
import dev.dyad.testkit.AugmentationContract;
import dev.dyad.testkit.Seeds;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGenerator.SplittableGenerator;
import org.junit.jupiter.api.Test;

/** The contract for spectrograms: their size stays, and no level leaves the range there was. */
abstract class SpectrogramAugmentationContract extends AugmentationContract<Clip> {
  @Override
  protected Clip sample(SplittableGenerator random) {
    return new LogMel(16, 32, 10).of(Sounds.typical(random));
  }

  @Override
  protected List<Clip> edgeSamples() {
    return List.of(
        Spectrogram.of(4, 80, 8000, new float[0]),
        Spectrogram.of(1, 80, 8000, new float[] {-100}),
        Spectrogram.of(1, 80, 8000, new float[] {-100, 3, 7}),
        Spectrogram.of(300, 1, 1_000_000, ramp(300)),
        Spectrogram.of(3, 1000, 100, ramp(3 * 5000)));
  }

  @Override
  protected SpecCodec codec() {
    return new SpecCodec("modality 'audio'", new AudioModality().augmentations());
  }

  @Override
  protected void checkInvariants(Clip before, Clip after) {
    Spectrogram in = (Spectrogram) before;
    Spectrogram out = (Spectrogram) after;
    assertThat(out.toString()).isEqualTo(in.toString());
    assertThat(out.hopSamples()).isEqualTo(in.hopSamples());
    assertThat(out.sampleRateHz()).isEqualTo(in.sampleRateHz());
    assertThat(highest(out)).isLessThanOrEqualTo(highest(in) + 1e-3f);
    assertThat(out.lowest()).isGreaterThanOrEqualTo(in.lowest() - 1e-3f);
  }

  /** NaN where a level is. */
  static float highest(Spectrogram spectrogram) {
    float highest = -1000;
    for (float level : spectrogram.data()) {
      highest = Math.max(highest, level);
    }
    return highest;
  }

  /** The view that a key gives. */
  protected View<Clip> view(Clip clip, long key) {
    return augmentation()
        .apply(View.raw(clip, new Origin("sample", 0, 0, 0)), RandomKey.of(key).generator());
  }

  static float[] ramp(int count) {
    float[] levels = new float[count];
    for (int i = 0; i < count; i++) {
      levels[i] = i;
    }
    return levels;
  }

  @Test
  void refusesWaveformsSayingWhereItBelongs() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> view(Sounds.plain(0.5), 1))
        .withMessageEndingWith(
            "works on a spectrogram, but was given samples. Put it after LogMel");
  }

  @Test
  void survivesEverySize() {
    Seeds.forAll(
        60,
        random -> {
          int bands = 1 + random.nextInt(40);
          float[] levels = new float[bands * random.nextInt(60)];
          fill(levels, random);
          Clip clip = Spectrogram.of(bands, 1 + random.nextInt(500), 8000, levels);
          checkInvariants(clip, view(clip, random.nextLong()).value());
        });
  }

  private static void fill(float[] levels, RandomGenerator random) {
    for (int i = 0; i < levels.length; i++) {
      levels[i] = 100 * (random.nextFloat() - 1);
    }
  }
}
