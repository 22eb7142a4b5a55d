package dev.dyad.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.dyad.core.Augmentation;
import org.junit.jupiter.api.Test;

class ScalingTest extends SeriesAugmentationContract {
  @Override
  protected Augmentation<Series> augmentation() {
    return new Scaling();
  }

  @Test
  void multipliesAWholeChannelByOneFactor() {
    Series scaled = changed(new Scaling(0.5), Series.of(new float[] {1, 2}, new float[] {3, 6}), 1);
    assertThat(scaled.at(0, 1)).isEqualTo(2 * scaled.at(0, 0));
    assertThat(scaled.at(1, 1)).isEqualTo(2 * scaled.at(1, 0));
    assertThat(scaled.at(1, 0)).isNotEqualTo(3 * scaled.at(0, 0));
  }

  @Test
  void rejectsWhatItCannotDo() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Scaling(-1))
        .withMessageContaining("deviation must be in");
  }
}
