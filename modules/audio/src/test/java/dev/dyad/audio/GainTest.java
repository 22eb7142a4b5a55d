package dev.dyad.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyad.audio.Gain.Amplified;
import dev.dyad.core.Augmentation;
import dev.dyad.core.Range;
import org.junit.jupiter.api.Test;

class GainTest extends WaveformAugmentationContract {
  @Override
  protected Augmentation<Clip> augmentation() {
    return new Gain();
  }

  @Test
  void twentyDecibelsAreTenTimes() {
    assertThat(new Amplified(20).apply(Sounds.plain(0.5, -0.0625)))
        .isEqualTo(Sounds.plain(5, -0.625));
    assertThat(new Amplified(-20).apply(Sounds.plain(0.5))).isEqualTo(Sounds.plain(0.05));
  }

  @Test
  void rejectsGainsOutOfRange() {
    assertThatThrownBy(() -> new Gain(new Range(0, 61)))
        .hasMessage("gainDb must lie within -120.0..60.0, but was 0.0..61.0");
  }
}
