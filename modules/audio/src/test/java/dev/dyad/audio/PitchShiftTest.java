package dev.dyad.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.dyad.audio.PitchShift.PitchShifted;
import dev.dyad.core.Augmentation;
import dev.dyad.core.Dataset;
import dev.dyad.core.Range;
import dev.dyad.testkit.SharedData;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PitchShiftTest extends WaveformAugmentationContract {
  @Override
  protected Augmentation<Clip> augmentation() {
    return new PitchShift();
  }

  @Test
  void shiftsTonesWithinFiveCentsAndHalfADecibel() {
    for (int rate : new int[] {8000, 16_000, 22_050, 44_100, 48_000}) {
      Waveform sine = Sounds.sine(440, 1, rate);
      for (int semitones = -12; semitones <= 12; semitones++) {
        Waveform shifted = (Waveform) new PitchShifted(semitones).apply(sine);
        double wantedHz = 440 * Math.pow(2, semitones / 12.0);
        String name = semitones + " semitones at " + rate + " Hz";
        assertThat(Tone.cents(shifted, wantedHz)).as(name).isBetween(-5.0, 5.0);
        assertThat(Tone.levelDb(shifted, sine)).as(name).isBetween(-0.5, 0.5);
        assertThat(shifted.length()).as(name).isEqualTo(sine.length());
      }
    }
  }

  @Test
  void keepsTheLevelFromTheFirstMillisecondsToTheLast() {
    Waveform sine = Sounds.sine(440, 0.6, 16_000);
    for (int semitones : new int[] {-12, -5, -2, 2, 7, 12}) {
      Waveform shifted = (Waveform) new PitchShifted(semitones).apply(sine);
      int part = 160; // 10 ms
      for (int i = part; i + 2 * part <= shifted.length(); i += part) {
        assertThat(Tone.levelDb(shifted, sine, i, i + part))
            .as("%d semitones, 10 ms from %d ms", semitones, i / 16)
            .isBetween(-1.0, 1.0);
      }
      assertThat(Tone.levelDb(shifted, sine, 0, part)).isBetween(-1.5, 1.5);
    }
  }

  @Test
  void agreesWithTarsosDspOnWhatItMeansToShift() {
    Waveform sine = Sounds.sine(330, 1, 16_000);
    for (double semitones : new double[] {-5, -2, 2, 7}) {
      Waveform theirs = Tarsos.pitchShift(sine, semitones);
      Waveform ours = (Waveform) new PitchShifted(semitones).apply(sine);
      double wantedHz = 330 * Math.pow(2, semitones / 12);
      assertThat(Tone.cents(ours, wantedHz)).isCloseTo(Tone.cents(theirs, wantedHz), within(3.0));
      assertThat(Tone.levelDb(ours, theirs, 4000, 12_000)).isBetween(-0.5, 0.5);
    }
  }

  @Test
  void keepsLevelAndShapeOfSpeech() throws IOException {
    Path zip = SharedData.require("fsdd/fsdd-recordings.zip");
    Dataset<Clip> digits = new AudioFiles().read(zip, "test");
    double worst = 0;
    for (int i = 0; i < digits.size(); i += 15) {
      Waveform clip = (Waveform) digits.get(i).value();
      for (int semitones : new int[] {-4, 4}) {
        Waveform shifted = (Waveform) new PitchShifted(semitones).apply(clip);
        assertThat(shifted.length()).isEqualTo(clip.length());
        assertThat(Tone.likenessOfLevels(shifted, clip, 160)).as(digits.id(i)).isGreaterThan(0.85);
        worst = Math.max(worst, Math.abs(Tone.levelDb(shifted, clip)));
      }
    }
    assertThat(worst).as("level in decibels").isLessThan(0.5);
  }

  @Test
  void changesNothingByNoSemitones() {
    Waveform sine = Sounds.sine(440, 0.1, 8000);
    assertThat(new PitchShifted(0).apply(sine)).isEqualTo(sine);
  }

  @Test
  void rejectsMoreThanTwoOctaves() {
    assertThatThrownBy(() -> new PitchShift(new Range(0, 25)))
        .hasMessage("semitones must lie within -24.0..24.0, but was 0.0..25.0");
  }
}
