package dev.dyad.audio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.audio.TimeStretch.TimeStretched;
import dev.dyad.core.Augmentation;
import dev.dyad.core.RandomKey;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TimeStretchTest extends WaveformAugmentationContract {
  @Override
  protected Augmentation<Clip> augmentation() {
    return new TimeStretch();
  }

  @Override
  protected void checkInvariants(Clip before, Clip after) {
    Waveform changed = finite(before, after);
    int length = ((Waveform) before).length();
    assertThat(changed.length()).isBetween((int) (length / 1.25), (int) (length / 0.8) + 1);
  }

  @Test
  void keepsPitchAndLevelAtTheExactLength() {
    for (int rate : new int[] {8000, 16_000, 22_050, 44_100, 48_000}) {
      Waveform sine = Sounds.sine(440, 1.3, rate);
      for (double tempo : new double[] {0.5, 0.8, 0.97, 1.03, 1.25, 2}) {
        Waveform stretched = (Waveform) new TimeStretched(tempo).apply(sine);
        String name = tempo + " times at " + rate + " Hz";
        assertThat(stretched.length()).as(name).isEqualTo((int) Math.round(sine.length() / tempo));
        assertThat(Tone.cents(stretched, 440)).as(name).isBetween(-5.0, 5.0);
        assertThat(Tone.levelDb(stretched, sine)).as(name).isBetween(-0.5, 0.5);
      }
    }
  }

  @Test
  void movesEventsToTheirPlace() {
    Waveform clicks = Sounds.of(16_000, 16_000, i -> i % 4000 == 2000 ? 1 : 0);
    Waveform stretched = (Waveform) new TimeStretched(0.8).apply(clicks);
    for (int click = 0; click < 4; click++) {
      int place = (int) ((2000 + 4000 * click) / 0.8);
      float[] around = Arrays.copyOfRange(stretched.data(), place - 800, place + 800);
      assertThat(Levels.peak(around)).as("click %d within 50 ms", click).isGreaterThan(0.5f);
    }
  }

  @Test
  void continuesAsSmoothlyAsTarsosDsp() {
    Waveform sine = Sounds.sine(250, 1, 16_000);
    for (double tempo : new double[] {0.8, 1.25}) {
      double theirs = Tone.purityDb(Tarsos.stretch(sine, tempo), 250);
      Waveform ours = (Waveform) new TimeStretched(tempo).apply(sine);
      assertThat(Tone.purityDb(ours, 250)).isGreaterThan(Math.min(30, theirs - 1));
    }
  }

  @Test
  void keepsTheLevelOfNoise() {
    Waveform noise = Sounds.noise(32_000, 16_000, RandomKey.of(1).generator());
    for (double tempo : new double[] {0.7, 1.4}) {
      Waveform stretched = (Waveform) new TimeStretched(tempo).apply(noise);
      assertThat(Tone.levelDb(stretched, noise)).isBetween(-0.5, 0.5);
    }
  }
}
