package dev.dyad.audio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Change;
import dev.dyad.core.RandomKey;
import dev.dyad.core.SpecCodec;
import dev.dyad.core.View;
import dev.dyad.testkit.Seeds;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Every waveform augmentation on clips of any length and rate, of what is hardest to bear. */
class FuzzTest {
  private static final int[] RATES = {
    100, 1000, 8000, 11_025, 16_000, 22_050, 32_000, 44_100, 48_000, 96_000, 192_000, 1_000_000
  };
  private static final long NEVER_LONGER = -1;
  private static final SpecCodec CODEC = SpecCodec.of(new AudioModality());

  /** Lengths up to 100,000, short ones as often as long ones. */
  private static Waveform clip(RandomGenerator random) {
    int length = (int) Math.min(100_000, Math.exp(12 * random.nextDouble()) - 1);
    int rate = RATES[random.nextInt(RATES.length)];
    double level = Math.pow(10, -20 + 26 * random.nextDouble());
    return switch (random.nextInt(6)) {
      case 0 -> Sounds.of(length, rate, i -> 0);
      case 1 -> Sounds.of(length, rate, i -> level);
      case 2 -> Sounds.of(length, rate, i -> i / 50 % 2 == 0 ? 1 : -1);
      case 3 -> Sounds.of(length, rate, i -> i == length / 2 ? level : 0);
      case 4 -> Sounds.of(length, rate, i -> level * Math.sin(i * 0.1));
      default -> Sounds.noise(length, rate, random);
    };
  }

  private static long expectedLength(Change<Clip> change, int length, int rate) {
    if (change instanceof TimeStretch.TimeStretched stretched) {
      return Math.round(length / stretched.rate());
    } else if (change instanceof Speed.Played played) {
      return Math.round(length / played.rate());
    }
    if (change instanceof TrimSilence.Trimmed) {
      return NEVER_LONGER;
    }
    return change instanceof RandomSegment.Cut ? rate : length;
  }

  @Test
  void viewsAreFiniteOfTheRightLengthAndDeterministic() {
    List<Augmentation<?>> all =
        new AudioModality()
            .augmentations().stream()
                .<Augmentation<?>>map(type -> CODEC.read(Augmentation.class, type.getSimpleName()))
                .filter(FuzzTest::isForWaveforms)
                .toList();
    assertThat(all).hasSizeGreaterThan(20);
    Seeds.forAll(
        24,
        random ->
            all.forEach(augmentation -> check(augmentation, clip(random), random.nextLong())));
  }

  /** What takes waveforms and gives waveforms. */
  @SuppressWarnings("unchecked") // all augmentations of the modality are of clips
  private static boolean isForWaveforms(Augmentation<?> augmentation) {
    View<Clip> raw = WaveformAugmentationContract.raw(Sounds.plain(0.5));
    try {
      return ((Augmentation<Clip>) augmentation).apply(raw, RandomKey.of(1).generator()).value()
          instanceof Waveform;
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageContaining("works on a spectrogram");
      return false;
    }
  }

  @SuppressWarnings("unchecked") // all augmentations of the modality are of clips
  private static void check(Augmentation<?> augmentation, Waveform clip, long seed) {
    var ofClips = (Augmentation<Clip>) augmentation;
    View<Clip> raw = WaveformAugmentationContract.raw(clip);
    View<Clip> view = ofClips.apply(raw, RandomKey.of(seed).generator());
    String name = augmentation + " of " + clip;
    Waveform value = WaveformAugmentationContract.finite(clip, view.value());
    long expected = expectedLength(view.changes().get(0), clip.length(), clip.sampleRateHz());
    if (expected == NEVER_LONGER) {
      assertThat(value.length()).as(name).isLessThanOrEqualTo(clip.length());
    } else {
      assertThat((long) value.length()).as(name).isEqualTo(expected);
    }
    assertThat(ofClips.apply(raw, RandomKey.of(seed).generator()).value())
        .as(name)
        .isEqualTo(value);
  }
}
