package dev.dyad.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.dyad.core.Augmentation;
import org.junit.jupiter.api.Test;

class JitterTest extends SeriesAugmentationContract {
  @Override
  protected Augmentation<Series> augmentation() {
    return new Jitter();
  }

  @Test
  void noiseHasTheShareOfTheDeviationAskedFor() {
    float[] steps = new float[20_000];
    for (int t = 0; t < steps.length; t++) {
      steps[t] = t % 2 == 0 ? 10 : 14; // deviation 2
    }
    Series noisy = changed(new Jitter(0.5), Series.of(steps), 1);
    float[] noise = noisy.channel(0);
    for (int t = 0; t < noise.length; t++) {
      noise[t] -= steps[t];
    }
    assertThat(Series.of(noise).deviation(0)).isBetween(0.98, 1.02);
  }

  @Test
  void whatIsMissingStaysMissing() {
    Series noisy = changed(new Jitter(), Series.of(new float[] {1, GAP, 3}), 1);
    assertThat(noisy.at(0, 1)).isNaN();
  }

  @Test
  void rejectsWhatItCannotDo() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Jitter(-1))
        .withMessageContaining("deviation must be in");
  }
}
