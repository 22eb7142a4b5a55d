package dev.dyad.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyad.audio.FrequencyWarp.BandsWarped;
import dev.dyad.core.Augmentation;
import dev.dyad.core.Range;
import org.junit.jupiter.api.Test;

class FrequencyWarpTest extends SpectrogramAugmentationContract {
  @Override
  protected Augmentation<Clip> augmentation() {
    return new FrequencyWarp();
  }

  private static Spectrogram column(float... levels) {
    return Spectrogram.of(levels.length, 80, 8000, levels);
  }

  @Test
  void takesEachBandFromItsMultiple() {
    assertThat(new BandsWarped(0.5, 0).apply(column(0, 10, 20, 30)))
        .isEqualTo(column(0, 5, 10, 15));
    assertThat(new BandsWarped(2, 0).apply(column(0, 10, 20, 30))).isEqualTo(column(0, 20, 30, 30));
  }

  @Test
  void shiftsByBands() {
    assertThat(new BandsWarped(1, 1.5).apply(column(0, 10, 20, 30)))
        .isEqualTo(column(15, 25, 30, 30));
    assertThat(new BandsWarped(1, -1).apply(column(0, 10, 20, 30))).isEqualTo(column(0, 0, 10, 20));
  }

  @Test
  void rejectsFactorZero() {
    assertThatThrownBy(() -> new FrequencyWarp(new Range(0, 1), new Range(0, 0)))
        .hasMessage("factor must lie within 0.25..4.0, but was 0.0..1.0");
  }
}
