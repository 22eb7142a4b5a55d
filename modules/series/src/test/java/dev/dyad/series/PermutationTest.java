package dev.dyad.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.dyad.core.Augmentation;
import org.junit.jupiter.api.Test;

class PermutationTest extends SeriesAugmentationContract {
  @Override
  protected Augmentation<Series> augmentation() {
    return new Permutation();
  }

  @Test
  void keepsAllValuesAndMovesChannelsTogether() {
    float[] clock = new float[50];
    for (int t = 0; t < 50; t++) {
      clock[t] = t;
    }
    for (int key = 0; key < 50; key++) {
      Series moved = changed(new Permutation(4), Series.of(clock, clock), key);
      assertThat(moved.channel(0)).isEqualTo(moved.channel(1)).containsExactlyInAnyOrder(clock);
      int breaks = 0;
      for (int t = 1; t < 50; t++) {
        breaks += moved.at(0, t) == moved.at(0, t - 1) + 1 ? 0 : 1;
      }
      assertThat(breaks).isLessThan(4);
    }
  }

  @Test
  void rejectsWhatItCannotDo() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Permutation(1))
        .withMessageContaining("maxSegments must be in 2..1000");
  }
}
