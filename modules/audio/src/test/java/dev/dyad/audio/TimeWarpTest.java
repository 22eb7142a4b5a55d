package dev.dyad.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyad.audio.TimeWarp.Warped;
import dev.dyad.core.Augmentation;
import org.junit.jupiter.api.Test;

class TimeWarpTest extends SpectrogramAugmentationContract {
  @Override
  protected Augmentation<Clip> augmentation() {
    return new TimeWarp();
  }

  @Test
  void movesTheMomentAndKeepsTheEnds() {
    Spectrogram in = Spectrogram.of(1, 80, 8000, ramp(9));
    // frame 2 goes to frame 4: time runs at half speed before, at one and a half afterwards
    assertThat(new Warped(0.25, 0.5).apply(in))
        .isEqualTo(
            Spectrogram.of(1, 80, 8000, new float[] {0, 0.5f, 1, 1.5f, 2, 3.5f, 5, 6.5f, 8}));
  }

  @Test
  void standsStillWhereNothingMoves() {
    Spectrogram in = Spectrogram.of(2, 80, 8000, ramp(18));
    assertThat(new Warped(0.5, 0.5).apply(in)).isEqualTo(in);
  }

  @Test
  void rejectsHalfTheClip() {
    assertThatThrownBy(() -> new TimeWarp(0.5))
        .hasMessage("maxShare must be above 0 and below 0.5, but was 0.5");
  }
}
