package dev.dyad.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dyad.audio.LowPass.LowPassed;
import dev.dyad.core.Augmentation;
import org.junit.jupiter.api.Test;

class LowPassTest extends WaveformAugmentationContract {
  @Override
  protected Augmentation<Clip> augmentation() {
    return new LowPass();
  }

  private static double gainDb(double cutoffHz, double sineHz) {
    return Sounds.gainDb(new LowPassed(cutoffHz), sineHz, 16_000);
  }

  @Test
  void isThreeDecibelsDownAtTheCutoff() {
    assertThat(gainDb(500, 500)).isCloseTo(-3.01, within(0.05));
    assertThat(gainDb(1000, 1000)).isCloseTo(-3.01, within(0.05));
  }

  @Test
  void fallsByTwelveDecibelsAnOctave() {
    assertThat(gainDb(300, 1200)).isCloseTo(-24.1, within(1.0));
    assertThat(gainDb(1000, 100)).isCloseTo(0, within(0.02));
  }

  @Test
  void takesACutoffBeyondHalfOfTheRateForNearlyHalf() {
    assertThat(new LowPassed(20_000).apply(Sounds.sine(100, 0.1, 8000)))
        .isEqualTo(new LowPassed(3920).apply(Sounds.sine(100, 0.1, 8000)));
  }
}
