package dev.dyad.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.dyad.core.Augmentation;
import org.junit.jupiter.api.Test;

class CroppingTest extends SeriesAugmentationContract {
  @Override
  protected Augmentation<Series> augmentation() {
    return new Cropping();
  }

  @Override
  void checkLength(Series before, Series after) {
    assertThat(after.length()).isBetween(Math.min(1, before.length()), before.length());
  }

  @Test
  void takesARunOfTimesAsTheyAre() {
    float[] clock = new float[50];
    for (int t = 0; t < 50; t++) {
      clock[t] = t;
    }
    for (int key = 0; key < 50; key++) {
      float[] window = changed(new Cropping(), Series.of(clock), key).channel(0);
      assertThat(window).hasSizeBetween(25, 50);
      assertThat(window[window.length - 1] - window[0]).isEqualTo(window.length - 1);
    }
  }

  @Test
  void rejectsWhatItCannotDo() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Cropping(new dev.dyad.core.Range(0, 1)))
        .withMessageContaining("share must lie within");
  }
}
