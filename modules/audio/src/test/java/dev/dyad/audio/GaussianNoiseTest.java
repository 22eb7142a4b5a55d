package dev.dyad.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dyad.audio.GaussianNoise.NoiseAdded;
import dev.dyad.core.Augmentation;
import org.junit.jupiter.api.Test;

class GaussianNoiseTest extends WaveformAugmentationContract {
  @Override
  protected Augmentation<Clip> augmentation() {
    return new GaussianNoise();
  }

  @Test
  void hasTheSignalToNoiseRatioAsked() {
    Waveform sine = Sounds.sine(440, 0.5, 8000);
    for (double snrDb : new double[] {-10, 0, 30}) {
      Waveform noisy = (Waveform) new NoiseAdded(snrDb, 1).apply(sine);
      double ratio = Levels.rms(sine.data()) / Levels.rms(Sounds.minus(noisy, sine).data());
      assertThat(20 * Math.log10(ratio)).isCloseTo(snrDb, within(0.01));
    }
  }

  @Test
  void isWhiteAndNormal() {
    float[] noise = Noise.white(50_000, 3);
    double next = 0;
    double beyond = 0;
    for (int i = 1; i < noise.length; i++) {
      next += noise[i] * noise[i - 1];
      beyond += Math.abs(noise[i]) > 1.96 ? 1 : 0;
    }
    assertThat(next / noise.length).isBetween(-0.018, 0.018); // 4 standard errors
    assertThat(beyond / noise.length).isBetween(0.046, 0.054);
  }

  @Test
  void leavesSilenceSilent() {
    assertThat(new NoiseAdded(0, 1).apply(Sounds.plain(0, 0))).isEqualTo(Sounds.plain(0, 0));
  }
}
