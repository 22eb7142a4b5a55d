package dev.dyad.audio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.audio.BitCrush.Crushed;
import dev.dyad.core.Augmentation;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class BitCrushTest extends WaveformAugmentationContract {
  @Override
  protected Augmentation<Clip> augmentation() {
    return new BitCrush();
  }

  @Test
  void roundsToTheLevelsOfSoManyBits() {
    Waveform crushed = (Waveform) new Crushed(3).apply(Sounds.sine(100, 0.1, 8000));
    var levels = new HashSet<Float>();
    for (float sample : crushed.data()) {
      levels.add(sample);
    }
    assertThat(levels).hasSize(7);
  }

  @Test
  void keepsQuietClips() {
    Waveform quiet = Sounds.plain(1e-4, -1e-4, 0);
    assertThat(new Crushed(2).apply(quiet)).isEqualTo(quiet);
  }

  @Test
  void roundsToTheNearest() {
    assertThat(new Crushed(2).apply(Sounds.plain(1, 0.4, -0.6))).isEqualTo(Sounds.plain(1, 0, -1));
  }
}
