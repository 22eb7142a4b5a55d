package dev.dyad.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.dyad.core.Augmentation;
import org.junit.jupiter.api.Test;

class FrequencyShiftTest extends SeriesAugmentationContract {
  @Override
  protected Augmentation<Series> augmentation() {
    return new FrequencyShift();
  }

  @Test
  void movesAWaveAndKeepsTheMean() {
    float[] wave = new float[64];
    for (int t = 0; t < 64; t++) {
      wave[t] = (float) (3 + Math.cos(2 * Math.PI * 5 * t / 64));
    }
    Series moved = new FrequencyShift.Shifted(2).apply(Series.of(wave));
    for (int t = 0; t < 64; t++) {
      float expected = (float) (3 + Math.cos(2 * Math.PI * 7 * t / 64));
      assertThat(moved.at(0, t)).isCloseTo(expected, org.assertj.core.api.Assertions.within(1e-5f));
    }
  }

  @Test
  void allWavesSumToTheSignal() {
    float[] values = {3, 1, -4, 1, 5, 9, -2};
    var spectrum = new Spectrum(values);
    double[] sum = new double[7];
    for (int f = 0; f < Spectrum.frequencies(7); f++) {
      spectrum.add(spectrum.wave(f), f, 1, sum);
    }
    for (int t = 0; t < 7; t++) {
      assertThat(sum[t]).isCloseTo(values[t], org.assertj.core.api.Assertions.within(1e-12));
    }
  }

  @Test
  void rejectsWhatItCannotDo() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FrequencyShift(0))
        .withMessageContaining("maxCycles must be in 1..1000");
  }
}
