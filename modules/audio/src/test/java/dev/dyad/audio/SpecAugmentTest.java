package dev.dyad.audio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Change;
import org.junit.jupiter.api.Test;

class SpecAugmentTest extends SpectrogramAugmentationContract {
  @Override
  protected Augmentation<Clip> augmentation() {
    return new SpecAugment();
  }

  @Test
  void warpsThenHidesBandsThenFrames() {
    Spectrogram in = Spectrogram.of(40, 80, 8000, ramp(4000));
    assertThat(view(in, 1).changes().stream().map(Change::getClass).map(Class::getSimpleName))
        .containsExactly("Warped", "BandsHidden", "BandsHidden", "FramesHidden", "FramesHidden");
  }
}
