package dev.dyad.audio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.audio.SampleRateReduction.Held;
import dev.dyad.core.Augmentation;
import dev.dyad.core.Range;
import org.junit.jupiter.api.Test;

class SampleRateReductionTest extends WaveformAugmentationContract {
  @Override
  protected Augmentation<Clip> augmentation() {
    return new SampleRateReduction(new Range(2000, 5000));
  }

  @Test
  void holdsEachSampleUntilTheNextIsDue() {
    Waveform clip = Sounds.plain(0, 1, 2, 3, 4, 5, 6);
    assertThat(new Held(4000).apply(clip)).isEqualTo(Sounds.plain(0, 0, 2, 2, 4, 4, 6));
    assertThat(new Held(3200).apply(clip)).isEqualTo(Sounds.plain(0, 0, 0, 3, 3, 5, 5));
  }

  @Test
  void changesNothingAtTheClipsRate() {
    assertThat(new Held(8000).apply(Sounds.plain(1, 2))).isEqualTo(Sounds.plain(1, 2));
  }
}
