package dev.dyad.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.dyad.core.Augmentation;
import org.junit.jupiter.api.Test;

class WindowSliceTest extends SeriesAugmentationContract {
  @Override
  protected Augmentation<Series> augmentation() {
    return new WindowSlice();
  }

  @Test
  void stretchesTheWindow() {
    Series half =
        new WindowSlice.Stretched(0.25, 0.75).apply(Series.of(new float[] {0, 1, 2, 3, 4}));
    assertThat(half.channel(0)).containsExactly(1, 1.5f, 2, 2.5f, 3);
  }

  @Test
  void rejectsWhatItCannotDo() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WindowSlice(0))
        .withMessageContaining("share must be above 0");
  }
}
