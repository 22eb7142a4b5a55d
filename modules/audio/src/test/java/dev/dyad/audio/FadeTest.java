package dev.dyad.audio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.audio.Fade.Faded;
import dev.dyad.core.Augmentation;
import dev.dyad.core.RandomKey;
import dev.dyad.core.Range;
import org.junit.jupiter.api.Test;

class FadeTest extends WaveformAugmentationContract {
  @Override
  protected Augmentation<Clip> augmentation() {
    return new Fade();
  }

  @Test
  void risesAndFallsInALine() {
    Waveform clip = Sounds.of(6, 8000, i -> 1);
    assertThat(new Faded(2, 4).apply(clip)).isEqualTo(Sounds.plain(0, 0.5, 0.75, 0.5, 0.25, 0));
    assertThat(new Faded(0, 0).apply(clip)).isEqualTo(clip);
  }

  @Test
  void takesNoMoreThanHalfOfTheClip() {
    Clip clip = Sounds.of(9, 8000, i -> 1);
    assertThat(
            new Fade(Range.exactly(1000), Range.exactly(1))
                .apply(raw(clip), RandomKey.of(1).generator())
                .changes())
        .containsExactly(new Faded(4, 4));
  }
}
