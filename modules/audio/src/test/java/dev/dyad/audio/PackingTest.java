package dev.dyad.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.dyad.core.Dataset;
import dev.dyad.core.UnreadableSampleException;
import dev.dyad.testkit.Seeds;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sines of amplitude 0.5 made with SoX, 300 Hz on the left and 700 Hz on the right at 16 kHz (0.2
 * s) or 440 or 441 Hz alone, packed by flac, oggenc and lame.
 */
class PackingTest {
  @TempDir private Path folder;

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = PackingTest.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }

  private static Sound decode(String name) throws IOException {
    return decode(name, resource(name));
  }

  private static Sound decode(String name, byte[] content) throws IOException {
    return decode(name, content, 1 << 30);
  }

  private static Sound decode(String name, byte[] content, long maxBytes) throws IOException {
    if (name.endsWith("flac")) {
      return Flac.decode(name, content, maxBytes);
    }
    return (name.endsWith("ogg") ? Packing.OGG : Packing.MP3).decode(name, content, maxBytes);
  }

  /** The largest distance from the sine, of one channel, away from the ends. */
  private static double error(Sound sound, int channel, double frequencyHz, int margin) {
    double error = 0;
    for (int i = margin; i < sound.frames() - margin; i++) {
      double sine = 0.5 * Math.sin(2 * Math.PI * frequencyHz * i / sound.sampleRateHz());
      float sample = sound.interleaved()[i * sound.channels() + channel];
      error = Math.max(error, Math.abs(sample - sine));
    }
    return error;
  }

  private static void checkStereo(Sound sound, double tolerance) {
    assertThat(sound.sampleRateHz()).isEqualTo(16_000);
    assertThat(sound.channels()).isEqualTo(2);
    assertThat(sound.frames()).isEqualTo(3200);
    assertThat(error(sound, 0, 300, 200)).isLessThan(tolerance);
    assertThat(error(sound, 1, 700, 200)).isLessThan(tolerance);
  }

  @Test
  void readsFlacToTheBit() throws IOException {
    checkStereo(decode("stereo.flac"), 1.01 / 32768);
    Sound deep = decode("deep.flac");
    assertThat(deep.frames()).isEqualTo(800);
    assertThat(deep.mono("a", OptionalInt.empty()))
        .isEqualTo(WavFileTest.decode(resource("deep.wav")));
  }

  @Test
  void readsOgg() throws IOException {
    checkStereo(decode("stereo.ogg"), 0.03);
  }

  @Test
  void cutsWhatMp3PutsBeforeAndAfterTheSound() throws IOException {
    checkStereo(decode("stereo.mp3"), 0.03); // lame makes it 5 % softer
    Sound mono = decode("mono.mp3");
    assertThat(mono.frames()).isEqualTo(8820);
    assertThat(error(mono, 0, 441, 1500)).isLessThan(0.027); // one sample further: 0.04
  }

  @Test
  void keepsAllOfAnMp3ThatDoesNotTell() throws IOException {
    Sound sound = decode("untagged.mp3");
    assertThat(sound.frames() % 576).isZero();
    assertThat(sound.frames()).isGreaterThan(3200 + 529);
  }

  @Test
  void knowsFormatsByTheirContentNotTheirName() throws IOException {
    Files.write(folder.resolve("a.wav"), resource("stereo.flac"));
    Dataset<Clip> data = new AudioFolder().read(folder, "all");
    Waveform clip = (Waveform) data.get(0).value();
    assertThat(clip.length()).isEqualTo(3200);
    assertThat(Levels.rms(clip.data())).isCloseTo(0.25, within(0.005)); // two sines of 0.25
  }

  @Test
  void refusesFilesCutShort() throws IOException {
    for (String name : new String[] {"stereo.flac", "stereo.ogg", "stereo.mp3", "mono.mp3"}) {
      byte[] whole = resource(name);
      byte[] half = Arrays.copyOf(whole, whole.length * 2 / 3);
      assertThatThrownBy(() -> decode(name, half))
          .isInstanceOf(UnreadableSampleException.class)
          .hasMessageStartingWith(name + ": is ");
    }
  }

  @Test
  void refusesFilesThatUnpackToMoreThanTheLimit() throws IOException {
    for (String name : new String[] {"stereo.flac", "stereo.ogg", "stereo.mp3"}) {
      byte[] packed = resource(name);
      assertThatThrownBy(() -> decode(name, packed, 20_000))
          .isInstanceOf(UnreadableSampleException.class)
          .hasMessage(name + ": unpacks to more than 20000 bytes, the limit");
    }
  }

  @Test
  void readsAllStreamsOfAChainedOgg() throws IOException {
    byte[] one = resource("stereo.ogg");
    float[] samples = decode("stereo.ogg").interleaved();
    Sound chained = decode("two.ogg", Wav.join(one, one));
    assertThat(chained.frames()).isEqualTo(6400);
    assertThat(Arrays.copyOf(chained.interleaved(), 6400)).isEqualTo(samples);
    assertThat(Arrays.copyOfRange(chained.interleaved(), 6400, 12_800)).isEqualTo(samples);
    byte[] cut = Wav.join(one, Arrays.copyOf(one, one.length * 2 / 3));
    assertThatThrownBy(() -> decode("cut.ogg", cut))
        .isInstanceOf(UnreadableSampleException.class)
        .hasMessageStartingWith("cut.ogg: is ");
  }

  @Test
  void neverFailsOtherwiseOnDamagedFiles() throws IOException {
    for (String name : new String[] {"stereo.flac", "stereo.ogg", "stereo.mp3"}) {
      byte[] whole = resource(name);
      Seeds.forAll(
          60,
          random -> {
            byte[] file = Arrays.copyOf(whole, 4 + random.nextInt(whole.length - 3));
            for (int n = random.nextInt(20); n > 0; n--) {
              file[random.nextInt(file.length)] = (byte) random.nextInt(256);
            }
            tryToDecode(name, file);
          });
    }
  }

  private static void tryToDecode(String name, byte[] file) {
    try {
      assertThat(decode(name, file).channels()).isPositive();
    } catch (UnreadableSampleException named) {
      assertThat(named.reason()).isNotBlank();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
