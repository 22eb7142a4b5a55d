package dev.dyad.audio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.audio.Speed.Played;
import dev.dyad.core.Augmentation;
import org.junit.jupiter.api.Test;

class SpeedTest extends WaveformAugmentationContract {
  @Override
  protected Augmentation<Clip> augmentation() {
    return new Speed();
  }

  @Override
  protected void checkInvariants(Clip before, Clip after) {
    Waveform changed = finite(before, after);
    int length = ((Waveform) before).length();
    assertThat(changed.length()).isBetween((int) (length / 1.1), (int) (length / 0.9) + 1);
  }

  @Test
  void changesPitchAndLengthTogether() {
    Waveform sine = Sounds.sine(440, 1, 16_000);
    for (double tempo : new double[] {0.5, 0.9, 1.1, 2}) {
      Waveform played = (Waveform) new Played(tempo).apply(sine);
      assertThat(played.length()).isEqualTo((int) Math.round(16_000 / tempo));
      assertThat(Tone.cents(played, 440 * tempo)).isBetween(-0.5, 0.5);
      assertThat(Tone.levelDb(played, sine)).isBetween(-0.1, 0.1);
    }
  }

  @Test
  void letsNothingThroughThatTheRateDoesNotHold() {
    Waveform sine = Sounds.sine(3000, 0.5, 8000);
    assertThat(Tone.levelDb((Waveform) new Played(2).apply(sine), sine)).isLessThan(-40);
  }
}
