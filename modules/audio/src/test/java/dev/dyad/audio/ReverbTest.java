package dev.dyad.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dyad.audio.Reverb.Echoed;
import dev.dyad.audio.Reverb.Reverberated;
import dev.dyad.core.Augmentation;
import dev.dyad.core.RandomKey;
import dev.dyad.core.Range;
import dev.dyad.core.View;
import dev.dyad.testkit.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReverbTest extends WaveformAugmentationContract {
  @TempDir private Path folder;

  @Override
  protected Augmentation<Clip> augmentation() {
    return new Reverb();
  }

  @Test
  void convolutionAgreesWithPlainLoop() {
    Seeds.forAll(
        20,
        random -> {
          float[] sound = Sounds.noise(1 + random.nextInt(60), 8000, random).data();
          float[] response = Sounds.noise(1 + random.nextInt(60), 8000, random).data();
          float[] fast = Convolution.convolve(sound, response);
          for (int i = 0; i < sound.length; i++) {
            double sum = 0;
            for (int k = 0; k <= i && k < response.length; k++) {
              sum += (double) sound[i - k] * response[k];
            }
            assertThat((double) fast[i]).isCloseTo(sum, within(1e-5));
          }
        });
  }

  @Test
  void keepsTheLevel() {
    Waveform clip = Sounds.sine(440, 0.5, 8000);
    Waveform wet = (Waveform) new Reverberated(300, 3, 1).apply(clip);
    assertThat(Levels.rms(wet.data())).isCloseTo(Levels.rms(clip.data()), within(1e-6));
  }

  @Test
  void fallsBySixtyDecibelsInTheTimeAsked() {
    Waveform click = Sounds.of(16_000, 16_000, i -> i == 0 ? 1 : 0);
    Waveform wet = (Waveform) new Reverberated(800, -10, 1).apply(click);
    double early = level(wet, 160, 3200);
    assertThat(level(wet, 160 + 6400, 3200 + 6400) - early).isCloseTo(-30, within(1.0));
  }

  private static double level(Waveform sound, int from, int to) {
    return 20 * Math.log10(Levels.rms(Arrays.copyOfRange(sound.data(), from, to)));
  }

  @Test
  void hasTheDirectSoundAboveTheReverberation() {
    Waveform click = Sounds.of(16_000, 16_000, i -> i == 0 ? 1 : 0);
    float[] wet = ((Waveform) new Reverberated(200, 6, 1).apply(click)).samples();
    double direct = wet[0] * wet[0];
    wet[0] = 0;
    double rest = Levels.rms(wet) * Levels.rms(wet) * wet.length;
    assertThat(10 * Math.log10(direct / rest)).isCloseTo(6, within(0.01));
  }

  @Test
  void takesMeasuredRooms() throws IOException {
    Files.write(folder.resolve("room.wav"), Wav.of(0, 0, 16384, 0, -8192).file());
    var rooms = new Reverb(Optional.of(folder), new Range(1, 1), new Range(0, 0));
    Waveform clip = Sounds.plain(1, 0, 0, 0);
    View<Clip> view = rooms.apply(raw(clip), RandomKey.of(1).generator());
    assertThat(view.changes()).containsExactly(new Echoed(folder, "room.wav"));
    Waveform wet = (Waveform) view.value();
    assertThat(wet.at(2) / wet.at(0)).isCloseTo(-0.5f, within(1e-6f));
    assertThat(Levels.rms(wet.data())).isCloseTo(0.5, within(1e-6));
  }
}
