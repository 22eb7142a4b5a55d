package dev.dyad.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.dyad.core.Augmentation;
import org.junit.jupiter.api.Test;

class MaskingTest extends SeriesAugmentationContract {
  @Override
  protected Augmentation<Series> augmentation() {
    return new Masking();
  }

  @Test
  void shareAndMeanRunAreAsAskedFor() {
    Series masked = changed(new Masking(0.3, 8), Series.of(new float[200_000]), 1);
    int missing = 0;
    int runs = 0;
    for (int t = 0; t < masked.length(); t++) {
      boolean here = Float.isNaN(masked.at(0, t));
      missing += here ? 1 : 0;
      runs += here && (t == 0 || !Float.isNaN(masked.at(0, t - 1))) ? 1 : 0;
    }
    assertThat(missing / 200_000.0).isBetween(0.29, 0.31);
    assertThat((double) missing / runs).isBetween(7.7, 8.3);
  }

  @Test
  void shortestRunsMaskTimesIndependently() {
    Series masked = changed(new Masking(0.5, 1), Series.of(new float[200_000]), 1);
    int both = 0;
    for (int t = 1; t < masked.length(); t++) {
      both += Float.isNaN(masked.at(0, t)) && Float.isNaN(masked.at(0, t - 1)) ? 1 : 0;
    }
    assertThat(both / 200_000.0).isBetween(0.245, 0.255);
  }

  @Test
  void rejectsWhatItCannotDo() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Masking(0.99, 1))
        .withMessageContaining("share must be in 0.0..0.95");
  }
}
