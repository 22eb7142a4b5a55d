package dev.dyad.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dyad.audio.BandPass.BandPassed;
import dev.dyad.core.Augmentation;
import org.junit.jupiter.api.Test;

class BandPassTest extends WaveformAugmentationContract {
  @Override
  protected Augmentation<Clip> augmentation() {
    return new BandPass();
  }

  private static double gainDb(double sineHz) {
    return Sounds.gainDb(new BandPassed(1000, 2), sineHz, 48_000);
  }

  @Test
  void keepsTheCentreAndIsThreeDecibelsDownAtTheEnds() {
    assertThat(gainDb(1000)).isCloseTo(0, within(0.02));
    assertThat(gainDb(500)).isCloseTo(-3, within(0.1));
    assertThat(gainDb(2000)).isCloseTo(-3, within(0.1));
    assertThat(gainDb(100)).isLessThan(-15);
  }
}
