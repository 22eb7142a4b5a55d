package dev.dyad.audio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.audio.CircularShift.Turned;
import dev.dyad.core.Augmentation;
import org.junit.jupiter.api.Test;

class CircularShiftTest extends WaveformAugmentationContract {
  @Override
  protected Augmentation<Clip> augmentation() {
    return new CircularShift();
  }

  @Test
  void bringsInAtOneEndWhatGoesOutAtTheOther() {
    Waveform clip = Sounds.plain(1, 2, 3, 4, 5);
    assertThat(new Turned(2).apply(clip)).isEqualTo(Sounds.plain(4, 5, 1, 2, 3));
    assertThat(new Turned(-1).apply(clip)).isEqualTo(Sounds.plain(2, 3, 4, 5, 1));
    assertThat(new Turned(-11).apply(clip)).isEqualTo(Sounds.plain(2, 3, 4, 5, 1));
  }
}
