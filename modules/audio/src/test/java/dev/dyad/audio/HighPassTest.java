package dev.dyad.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dyad.audio.HighPass.HighPassed;
import dev.dyad.core.Augmentation;
import org.junit.jupiter.api.Test;

class HighPassTest extends WaveformAugmentationContract {
  @Override
  protected Augmentation<Clip> augmentation() {
    return new HighPass();
  }

  private static double gainDb(double cutoffHz, double sineHz) {
    return Sounds.gainDb(new HighPassed(cutoffHz), sineHz, 16_000);
  }

  @Test
  void isThreeDecibelsDownAtTheCutoff() {
    assertThat(gainDb(500, 500)).isCloseTo(-3.01, within(0.05));
    assertThat(gainDb(1000, 1000)).isCloseTo(-3.01, within(0.05));
  }

  @Test
  void fallsByTwelveDecibelsAnOctave() {
    assertThat(gainDb(1200, 300)).isCloseTo(-24.1, within(1.0));
    assertThat(gainDb(100, 1000)).isCloseTo(0, within(0.02));
  }

  @Test
  void takesAwayAConstant() {
    Waveform constant = Sounds.of(8000, 8000, i -> 0.5);
    Waveform after = (Waveform) new HighPassed(100).apply(constant);
    assertThat(after.at(7999)).isCloseTo(0, within(1e-6f));
  }
}
