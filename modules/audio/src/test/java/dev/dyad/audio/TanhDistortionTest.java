package dev.dyad.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dyad.audio.TanhDistortion.Saturated;
import dev.dyad.core.Augmentation;
import org.junit.jupiter.api.Test;

class TanhDistortionTest extends WaveformAugmentationContract {
  @Override
  protected Augmentation<Clip> augmentation() {
    return new TanhDistortion();
  }

  @Test
  void bendsByTheFormulaAndKeepsTheLevel() {
    Waveform clip = Sounds.plain(0.5, -0.25, 0);
    Waveform bent = (Waveform) new Saturated(20).apply(clip);
    double ratio = Math.tanh(10) / Math.tanh(5);
    assertThat(bent.at(0) / -bent.at(1)).isCloseTo((float) ratio, within(1e-5f));
    assertThat(Levels.rms(bent.data())).isCloseTo(Levels.rms(clip.data()), within(1e-7));
  }
}
