package dev.dyad.audio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.Augmentation;
import org.junit.jupiter.api.Test;

class PolarityInversionTest extends WaveformAugmentationContract {
  @Override
  protected Augmentation<Clip> augmentation() {
    return new PolarityInversion();
  }

  @Override
  protected boolean draws() {
    return false;
  }

  @Test
  void changesEverySign() {
    assertThat(view(Sounds.plain(0.5, -0.25, 0), 1).value()).isEqualTo(Sounds.plain(-0.5, 0.25, 0));
  }
}
