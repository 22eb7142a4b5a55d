package dev.dyad.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.dyad.audio.LogMixup.MixedWithNoise;
import dev.dyad.core.Augmentation;
import dev.dyad.core.Range;
import org.junit.jupiter.api.Test;

class LogMixupTest extends SpectrogramAugmentationContract {
  @Override
  protected Augmentation<Clip> augmentation() {
    return new LogMixup();
  }

  /** The noise may be louder than the quietest and, with a slope, than the loudest band. */
  @Override
  protected void checkInvariants(Clip before, Clip after) {
    Spectrogram in = (Spectrogram) before;
    Spectrogram out = (Spectrogram) after;
    assertThat(out.toString()).isEqualTo(in.toString());
    assertThat(highest(out)).isLessThan(Math.max(-100, highest(in)) + 21);
    assertThat(out.lowest()).isGreaterThan(Math.min(in.lowest(), 0) - 101);
  }

  @Test
  void mixesPowers() {
    // powers 1 and 3 have the mean 2; half of them and half of it are 1.5 and 2.5
    float three = (float) (10 * Math.log10(3));
    var mixed =
        (Spectrogram)
            new MixedWithNoise(0.5, 0).apply(Spectrogram.of(1, 80, 8000, new float[] {0, three}));
    assertThat((double) mixed.at(0, 0)).isCloseTo(10 * Math.log10(1.5), within(1e-4));
    assertThat((double) mixed.at(0, 1)).isCloseTo(10 * Math.log10(2.5), within(1e-4));
  }

  @Test
  void noiseHasTheClipsPowerAndTheSlope() {
    Spectrogram in = Spectrogram.of(10, 80, 8000, new float[10]);
    var noise = (Spectrogram) new MixedWithNoise(1, 20).apply(in);
    double power = 0;
    for (int b = 0; b < 10; b++) {
      power += Math.pow(10, noise.at(b, 0) / 10) / 10;
    }
    assertThat(power).isCloseTo(1, within(1e-4));
    assertThat((double) noise.at(9, 0) - noise.at(0, 0)).isCloseTo(18, within(1e-3));
  }

  @Test
  void nothingIsMixedAtShareZero() {
    Spectrogram in = Spectrogram.of(2, 80, 8000, new float[] {-20, 0, 5, 7});
    var out = (Spectrogram) new MixedWithNoise(0, 5).apply(in);
    for (int i = 0; i < 4; i++) {
      assertThat((double) out.data()[i]).isCloseTo(in.data()[i], within(1e-4));
    }
  }

  @Test
  void rejectsSharesAboveOne() {
    assertThatThrownBy(() -> new LogMixup(new Range(0, 1.1), new Range(0, 0)))
        .hasMessage("share must lie within 0.0..1.0, but was 0.0..1.1");
  }
}
