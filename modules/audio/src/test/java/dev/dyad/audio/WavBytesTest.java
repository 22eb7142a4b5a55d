package dev.dyad.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;

class WavBytesTest {
  private static Waveform again(Waveform waveform) {
    return WavFileTest.decode(WavBytes.of(waveform));
  }

  @Test
  void keepsSixteenBitsExactly() {
    Waveform steps = Sounds.of(1000, 22_050, i -> (i * 65 - 32768) / 32768.0);
    assertThat(again(steps)).isEqualTo(steps);
  }

  @Test
  void roundsToTheNearestStepAndKeepsFullScale() {
    Waveform rounded = again(Sounds.plain(1, -1, 0.4 / 32768, 0.6 / 32768));
    assertThat(rounded).isEqualTo(Sounds.plain(32767 / 32768.0, -1, 0, 1 / 32768.0));
  }

  @Test
  void keepsLoudSoundsExactly() {
    Waveform loud = Sounds.of(1000, 8000, i -> 5 * Math.sin(i));
    assertThat(again(loud)).isEqualTo(loud);
  }

  @Test
  void isReadByTheJdk() throws Exception {
    byte[] wav = WavBytes.of(Sounds.plain(0.25, -0.5));
    try (AudioInputStream in = AudioSystem.getAudioInputStream(new ByteArrayInputStream(wav))) {
      assertThat(in.getFormat().toString())
          .isEqualTo(new AudioFormat(8000, 16, 1, true, false).toString());
      assertThat(in.readAllBytes()).containsExactly(0, 0x20, 0, 0xC0);
    }
  }
}
