package dev.dyad.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dyad.audio.ColoredNoise.ColorAdded;
import dev.dyad.core.Augmentation;
import org.junit.jupiter.api.Test;

class ColoredNoiseTest extends WaveformAugmentationContract {
  @Override
  protected Augmentation<Clip> augmentation() {
    return new ColoredNoise();
  }

  @Test
  void hasTheSlopeAsked() {
    for (double slope : new double[] {-6, -3, 0, 3, 6}) {
      Waveform noise = Waveform.of(Noise.coloured(1 << 17, 16_000, slope, 5), 16_000);
      double low = octave(noise, 250);
      for (int octaves = 1; octaves <= 3; octaves++) {
        double rise = octave(noise, 250 << octaves) - low;
        assertThat(rise).isCloseTo(octaves * slope, within(1.0));
      }
    }
  }

  /** Power per hertz in decibels. */
  private static double octave(Waveform noise, double centreHz) {
    Biquad filter = Biquad.bandPass(centreHz, 0.5, 16_000);
    Waveform band = filter.filter(filter.filter(noise)); // twice, against what leaks in
    return 20 * Math.log10(Levels.rms(band.data())) - 10 * Math.log10(centreHz);
  }

  @Test
  void hasTheSignalToNoiseRatioAsked() {
    Waveform sine = Sounds.sine(440, 0.5, 8000);
    Waveform noisy = (Waveform) new ColorAdded(12, -3, 1).apply(sine);
    double ratio = Levels.rms(sine.data()) / Levels.rms(Sounds.minus(noisy, sine).data());
    assertThat(20 * Math.log10(ratio)).isCloseTo(12, within(0.01));
  }
}
