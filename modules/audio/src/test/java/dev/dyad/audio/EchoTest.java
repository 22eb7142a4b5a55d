package dev.dyad.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.dyad.audio.Echo.Repeated;
import dev.dyad.core.Augmentation;
import dev.dyad.core.Range;
import dev.dyad.testkit.Seeds;
import org.junit.jupiter.api.Test;

class EchoTest extends WaveformAugmentationContract {
  @Override
  protected Augmentation<Clip> augmentation() {
    return new Echo(new Range(2, 20), new Range(0.1, 0.5));
  }

  @Test
  void agreesWithPlainLoop() {
    Seeds.forAll(
        50,
        random -> {
          Waveform clip = Sounds.noise(2000 + random.nextInt(1000), 8000, random);
          int delay = 8 + random.nextInt(800);
          double decay = 0.95 * random.nextDouble();
          Waveform echoed = (Waveform) new Repeated(delay / 8.0, decay).apply(clip);
          double[] expected = new double[clip.length()];
          double power = 0;
          for (int i = 0; i < expected.length; i++) {
            expected[i] = clip.at(i) + (i >= delay ? decay * expected[i - delay] : 0);
            power += expected[i] * expected[i];
          }
          double scale = Sounds.rms(clip) / Math.sqrt(power / expected.length);
          for (int i = 0; i < expected.length; i++) {
            assertThat(echoed.at(i)).isCloseTo((float) (scale * expected[i]), within(1e-5f));
          }
        });
  }

  @Test
  void keepsTheLevel() {
    Waveform clip = Sounds.sine(440, 0.5, 16_000);
    Waveform echoed = (Waveform) new Repeated(50, 0.5).apply(clip);
    assertThat(Sounds.rms(echoed)).isCloseTo(Sounds.rms(clip), within(1e-4));
  }

  @Test
  void leavesClipsThatEndBeforeTheFirstEcho() {
    Waveform clip = Sounds.sine(440, 0.05, 8000);
    assertThat(new Repeated(50, 0.5).apply(clip)).isEqualTo(clip);
  }

  @Test
  void rejectsEchoesThatDoNotFade() {
    assertThatThrownBy(() -> new Echo(Range.exactly(50), Range.exactly(1)))
        .hasMessageContaining("decay");
  }
}
