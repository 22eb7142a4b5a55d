package dev.dyad.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyad.core.Augmentation;
import org.junit.jupiter.api.Test;

class ResizeFramesTest extends SpectrogramAugmentationContract {
  @Override
  protected Augmentation<Clip> augmentation() {
    return new ResizeFrames(7);
  }

  @Override
  protected boolean draws() {
    return false;
  }

  @Override
  protected void checkInvariants(Clip before, Clip after) {
    assertThat(((Spectrogram) after).frames()).isEqualTo(7);
    assertThat(((Spectrogram) after).bands()).isEqualTo(((Spectrogram) before).bands());
  }

  @Test
  void doublesAndHalves() {
    Spectrogram in = Spectrogram.of(1, 80, 8000, new float[] {0, 8});
    assertThat(new ResizeFrames(4).of(in))
        .isEqualTo(Spectrogram.of(1, 80, 8000, new float[] {0, 2, 6, 8}));
    assertThat(new ResizeFrames(1).of(in)).isEqualTo(Spectrogram.of(1, 80, 8000, new float[] {4}));
  }

  @Test
  void rejectsNoFrames() {
    assertThatThrownBy(() -> new ResizeFrames(0))
        .hasMessage("frames must be in 1..100000, but was 0");
  }
}
