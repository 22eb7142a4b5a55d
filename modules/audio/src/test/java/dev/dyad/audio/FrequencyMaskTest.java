package dev.dyad.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyad.audio.FrequencyMask.BandsHidden;
import dev.dyad.core.Augmentation;
import org.junit.jupiter.api.Test;

class FrequencyMaskTest extends SpectrogramAugmentationContract {
  @Override
  protected Augmentation<Clip> augmentation() {
    return new FrequencyMask(2, 5);
  }

  @Test
  void bandsTakeTheMeanLevel() {
    Spectrogram in = Spectrogram.of(3, 80, 8000, new float[] {1, 2, 3, 4, 5, 9});
    assertThat(new BandsHidden(1, 1).apply(in))
        .isEqualTo(Spectrogram.of(3, 80, 8000, new float[] {1, 2, 4, 4, 5, 9}));
    assertThat(new BandsHidden(2, 7).apply(in))
        .isEqualTo(Spectrogram.of(3, 80, 8000, new float[] {1, 2, 3, 4, 4, 4}));
    assertThat(new BandsHidden(9, 1).apply(in)).isEqualTo(in);
  }

  @Test
  void hidesEveryWidthUpToTheWidest() {
    Spectrogram in = Spectrogram.of(8, 80, 8000, ramp(8));
    var widths = new java.util.TreeSet<Integer>();
    for (int key = 0; key < 200; key++) {
      var change = (BandsHidden) new FrequencyMask(1, 5).apply(view(in), key(key)).changes().get(0);
      widths.add(change.count());
      assertThat(change.first() + change.count()).isLessThanOrEqualTo(8);
    }
    assertThat(widths).containsExactly(0, 1, 2, 3, 4, 5);
  }

  private static dev.dyad.core.View<Clip> view(Clip clip) {
    return dev.dyad.core.View.raw(clip, new dev.dyad.core.Origin("sample", 0, 0, 0));
  }

  private static java.util.random.RandomGenerator.SplittableGenerator key(long key) {
    return dev.dyad.core.RandomKey.of(key).generator();
  }

  @Test
  void rejectsNoMasks() {
    assertThatThrownBy(() -> new FrequencyMask(0, 1))
        .hasMessage("masks must be positive, but was 0");
  }
}
