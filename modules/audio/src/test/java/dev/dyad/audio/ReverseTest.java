package dev.dyad.audio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.audio.Reverse.Reversed;
import dev.dyad.core.Augmentation;
import org.junit.jupiter.api.Test;

class ReverseTest extends WaveformAugmentationContract {
  @Override
  protected Augmentation<Clip> augmentation() {
    return new Reverse();
  }

  @Override
  protected boolean draws() {
    return false;
  }

  @Test
  void turnsRound() {
    assertThat(new Reversed().apply(Sounds.plain(1, 2, 3))).isEqualTo(Sounds.plain(3, 2, 1));
  }
}
