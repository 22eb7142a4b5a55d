package dev.dyad.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.dyad.audio.SevenBandEqualizer.Equalized;
import dev.dyad.core.Augmentation;
import java.util.List;
import org.junit.jupiter.api.Test;

class SevenBandEqualizerTest extends WaveformAugmentationContract {
  @Override
  protected Augmentation<Clip> augmentation() {
    return new SevenBandEqualizer();
  }

  @Test
  void givesEachBandItsGain() {
    for (int band = 0; band < 7; band++) {
      Double[] gains = {0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0};
      gains[band] = band % 2 == 0 ? 9.0 : -9.0;
      var equalized = new Equalized(List.of(gains));
      assertThat(Sounds.gainDb(equalized, 100 << band, 44_100))
          .isCloseTo(gains[band], within(0.05));
      assertThat(Sounds.gainDb(equalized, 100 << (band + 3) % 7, 44_100)).isCloseTo(0, within(0.5));
    }
  }

  @Test
  void leavesOutBandsThatTheRateDoesNotHold() {
    Waveform clip = Sounds.sine(1000, 0.1, 8000);
    assertThat(new Equalized(List.of(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 20.0)).apply(clip))
        .isEqualTo(new Equalized(List.of(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)).apply(clip));
  }

  @Test
  void wantsSevenGains() {
    assertThatThrownBy(() -> new Equalized(List.of(1.0)))
        .hasMessage("gainsDb must be 7, but are 1");
  }
}
