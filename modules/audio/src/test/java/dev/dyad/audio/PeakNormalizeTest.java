package dev.dyad.audio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.audio.PeakNormalize.PeakSet;
import dev.dyad.core.Augmentation;
import org.junit.jupiter.api.Test;

class PeakNormalizeTest extends WaveformAugmentationContract {
  @Override
  protected Augmentation<Clip> augmentation() {
    return new PeakNormalize();
  }

  @Override
  protected boolean draws() {
    return false;
  }

  @Test
  void bringsTheLargestSampleToTheLevel() {
    assertThat(new PeakSet(0).apply(Sounds.plain(0.25, -0.5))).isEqualTo(Sounds.plain(0.5, -1));
    assertThat(new PeakSet(-20).apply(Sounds.plain(-2))).isEqualTo(Sounds.plain(-0.1));
  }

  @Test
  void leavesSilenceSilent() {
    assertThat(new PeakSet(0).apply(Sounds.plain(0, 0))).isEqualTo(Sounds.plain(0, 0));
  }

  @Test
  void reachesFullScaleFromTheSmallestNumber() {
    assertThat(new PeakSet(0).apply(Sounds.plain(1e-40, 0))).isEqualTo(Sounds.plain(1, 0));
  }
}
