package dev.dyad.audio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.audio.TimeMask.Silenced;
import dev.dyad.core.Augmentation;
import dev.dyad.testkit.Seeds;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TimeMaskTest extends WaveformAugmentationContract {
  @Override
  protected Augmentation<Clip> augmentation() {
    return new TimeMask();
  }

  @Test
  void silencesInsideAndKeepsOutside() {
    Waveform clip = Sounds.of(1000, 8000, i -> 1);
    Waveform masked = (Waveform) new Silenced(300, 200).apply(clip);
    assertThat(Arrays.copyOfRange(masked.data(), 0, 300)).containsOnly(1);
    assertThat(Arrays.copyOfRange(masked.data(), 500, 1000)).containsOnly(1);
    assertThat(Arrays.copyOfRange(masked.data(), 340, 460)).containsOnly(0);
    assertThat(masked.at(319)).isEqualTo(0.5f); // 20 of 40 samples into the fade
    assertThat(masked.at(480)).isEqualTo(0.5f);
  }

  @Test
  void masksNoMoreThanTheShare() {
    Clip clip = Sounds.of(1000, 8000, i -> 1);
    Seeds.forAll(
        50,
        random -> {
          var mask = (Silenced) augmentation().apply(raw(clip), random).changes().get(0);
          assertThat(mask.samples()).isBetween(0, 200);
          assertThat(mask.start() + mask.samples()).isLessThanOrEqualTo(1000);
        });
  }
}
