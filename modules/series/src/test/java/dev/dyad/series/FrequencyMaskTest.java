package dev.dyad.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.dyad.core.Augmentation;
import org.junit.jupiter.api.Test;

class FrequencyMaskTest extends SeriesAugmentationContract {
  @Override
  protected Augmentation<Series> augmentation() {
    return new FrequencyMask();
  }

  @Test
  void silencesAWaveAndKeepsTheMean() {
    float[] wave = new float[64];
    for (int t = 0; t < 64; t++) {
      wave[t] = (float) (3 + Math.cos(2 * Math.PI * 5 * t / 64));
    }
    Series silent = new FrequencyMask.Silenced(1, 1).apply(Series.of(wave));
    for (float x : silent.channel(0)) {
      assertThat(x).isCloseTo(3, org.assertj.core.api.Assertions.within(1e-5f));
    }
  }

  @Test
  void rejectsWhatItCannotDo() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FrequencyMask(2))
        .withMessageContaining("share must be in");
  }
}
