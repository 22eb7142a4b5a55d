package dev.dyad.audio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.audio.Clipping.Clipped;
import dev.dyad.core.Augmentation;
import org.junit.jupiter.api.Test;

class ClippingTest extends WaveformAugmentationContract {
  @Override
  protected Augmentation<Clip> augmentation() {
    return new Clipping();
  }

  @Test
  void cutsOffTheShareAsked() {
    Waveform clip = Sounds.plain(0.1, -0.2, 0.3, -0.4, 0.5, -0.6, 0.7, -0.8, 0.9, -1);
    assertThat(new Clipped(0.3).apply(clip))
        .isEqualTo(Sounds.plain(0.1, -0.2, 0.3, -0.4, 0.5, -0.6, 0.7, -0.7, 0.7, -0.7));
    assertThat(new Clipped(0).apply(clip)).isEqualTo(clip);
  }

  @Test
  void countsNoSilenceThatAClipIsFilledUpWith() {
    Waveform clip = Sounds.of(100, 8000, i -> i < 90 ? 0 : (i - 89) / 10.0);
    Waveform clipped = (Waveform) new Clipped(0.3).apply(clip);
    assertThat(clipped).isEqualTo(Sounds.of(100, 8000, i -> Math.min(0.7, clip.at(i))));
    Waveform silence = Sounds.of(100, 8000, i -> 0);
    assertThat(new Clipped(0.3).apply(silence)).isEqualTo(silence);
  }
}
