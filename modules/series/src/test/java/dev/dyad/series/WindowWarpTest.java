package dev.dyad.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.dyad.core.Augmentation;
import org.junit.jupiter.api.Test;

class WindowWarpTest extends SeriesAugmentationContract {
  @Override
  protected Augmentation<Series> augmentation() {
    return new WindowWarp();
  }

  @Test
  void windowTakesItsNewTime() {
    float[] clock = {0, 1, 2, 3, 4, 5, 6, 7, 8};
    // 2..6 takes half its time: 8 become 6, each step is 6/8 of the whole
    Series warped = new WindowWarp.Warped(0.25, 0.75, 0.5).apply(Series.of(clock));
    assertThat(warped.channel(0)).containsExactly(0, 0.75f, 1.5f, 2.5f, 4, 5.5f, 6.5f, 7.25f, 8);
  }

  @Test
  void factorOneChangesNothing() {
    float[] clock = {0, 1, 2, 3, 4, 5, 6, 7, 8};
    assertThat(new WindowWarp.Warped(0.25, 0.75, 1).apply(Series.of(clock)).channel(0))
        .containsExactly(clock);
  }

  @Test
  void rejectsWhatItCannotDo() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WindowWarp(1, new dev.dyad.core.Range(1, 2)))
        .withMessageContaining("share must be above 0 and below 1");
  }
}
