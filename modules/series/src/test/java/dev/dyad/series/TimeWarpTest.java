package dev.dyad.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.dyad.core.Augmentation;
import org.junit.jupiter.api.Test;

class TimeWarpTest extends SeriesAugmentationContract {
  @Override
  protected Augmentation<Series> augmentation() {
    return new TimeWarp();
  }

  @Test
  void timeNeverRunsBackwardsAndEndsStay() {
    float[] clock = new float[100];
    for (int t = 0; t < 100; t++) {
      clock[t] = t;
    }
    for (int key = 0; key < 50; key++) {
      float[] warped = changed(new TimeWarp(2, 6), Series.of(clock), key).channel(0);
      assertThat(warped[0]).isZero();
      assertThat(warped[99]).isEqualTo(99);
      assertThat(warped).isSorted();
    }
  }

  @Test
  void rejectsWhatItCannotDo() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TimeWarp(11, 1))
        .withMessageContaining("deviation must be in");
  }
}
