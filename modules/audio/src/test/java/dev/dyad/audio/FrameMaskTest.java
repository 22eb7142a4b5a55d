package dev.dyad.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyad.audio.FrameMask.FramesHidden;
import dev.dyad.core.Augmentation;
import org.junit.jupiter.api.Test;

class FrameMaskTest extends SpectrogramAugmentationContract {
  @Override
  protected Augmentation<Clip> augmentation() {
    return new FrameMask(2, 10, 0.5);
  }

  @Test
  void framesTakeTheMeanLevel() {
    Spectrogram in = Spectrogram.of(2, 80, 8000, new float[] {1, 2, 3, 4, 5, 9});
    assertThat(new FramesHidden(1, 1).apply(in))
        .isEqualTo(Spectrogram.of(2, 80, 8000, new float[] {1, 4, 3, 4, 4, 9}));
    assertThat(new FramesHidden(2, 7).apply(in))
        .isEqualTo(Spectrogram.of(2, 80, 8000, new float[] {1, 2, 4, 4, 5, 4}));
  }

  @Test
  void hidesAtMostItsShareOfTheClip() {
    Spectrogram in = Spectrogram.of(1, 80, 8000, ramp(20));
    for (int key = 0; key < 100; key++) {
      for (var change : view(in, key).changes()) {
        assertThat(((FramesHidden) change).count()).isLessThanOrEqualTo(10);
      }
    }
  }

  @Test
  void rejectsShareZero() {
    assertThatThrownBy(() -> new FrameMask(1, 1, 0))
        .hasMessage("maxShare must be above 0 and at most 1, but was 0.0");
  }
}
