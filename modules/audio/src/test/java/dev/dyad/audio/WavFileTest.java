package dev.dyad.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyad.core.UnreadableSampleException;
import dev.dyad.testkit.Seeds;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

@SuppressWarnings("ByteBufferBackingArray")
class WavFileTest {
  private static Sound sound(byte[] file) {
    try (var in = new BufferedInputStream(new ByteArrayInputStream(file))) {
      return WavFile.open("a.wav", in).read(0, Long.MAX_VALUE, 1 << 30);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Waveform decode(byte[] file) {
    return sound(file).mono("a.wav", OptionalInt.empty());
  }

  private static void refused(byte[] file, String... why) {
    assertThatThrownBy(() -> decode(file))
        .isInstanceOf(UnreadableSampleException.class)
        .hasMessageStartingWith("a.wav: ")
        .hasMessageContainingAll(why);
  }

  private static Waveform mono(int format, int bits, byte[] data) {
    return decode(new Wav(format, 1, 8000, bits, data).file());
  }

  @Test
  void readsIntegersOfEveryWidth() {
    assertThat(mono(1, 8, Wav.bytes(0, 64, 128, 255)))
        .isEqualTo(Sounds.plain(-1, -0.5, 0, 127 / 128.0));
    assertThat(mono(1, 16, Wav.bytes(0, 0x80, 0, 0x40, 1, 0)))
        .isEqualTo(Sounds.plain(-1, 0.5, 1 / 32768.0));
    assertThat(mono(1, 24, Wav.bytes(0, 0, 0x80, 0xFF, 0xFF, 0xFF, 1, 2, 3)))
        .isEqualTo(Sounds.plain(-1, -1 / 8388608.0, 0x030201 / 8388608.0));
    assertThat(mono(1, 32, Wav.bytes(0, 0, 0, 0x80, 0, 0, 0, 0x40)))
        .isEqualTo(Sounds.plain(-1, 0.5));
  }

  @Test
  void readsFloats() {
    byte[] floats = Wav.buffer(8).putFloat(0.1f).putFloat(-3).array();
    assertThat(mono(3, 32, floats).samples()).containsExactly(0.1f, -3);
    byte[] doubles = Wav.buffer(16).putDouble(0.1).putDouble(-3).array();
    assertThat(mono(3, 64, doubles).samples()).containsExactly(0.1f, -3);
  }

  @Test
  void readsTheExtensibleHeader() {
    var wav = new Wav(1, 1, 8000, 24, Wav.bytes(0, 0, 0x40));
    byte[] file = Wav.riff(wav.extensible(), Wav.chunk("data", wav.data()));
    assertThat(decode(file)).isEqualTo(Sounds.plain(0.5));
  }

  @Test
  void mixesChannelsOrTakesOne() {
    byte[] file = new Wav(1, 3, 8000, 8, Wav.bytes(128, 192, 0, 160, 160, 160)).file();
    assertThat(decode(file)).isEqualTo(Sounds.plain(-0.5 / 3, 0.25));
    assertThat(sound(file).mono("a", OptionalInt.of(1))).isEqualTo(Sounds.plain(0.5, 0.25));
    assertThatThrownBy(() -> sound(file).mono("a", OptionalInt.of(3)))
        .hasMessage("a: has no channel 3, only 0..2");
  }

  @Test
  void readsToTheEndWhereAStreamLeftTheSizeOpen() {
    for (long size : new long[] {0, 0xFFFFFFFFL, 0x7FFFFFFFL, 0x7FFFF000L}) {
      assertThat(decode(Wav.of(16384, -16384, 8192).file(size)))
          .as("size %x", size)
          .isEqualTo(Sounds.plain(0.5, -0.5, 0.25));
    }
  }

  @Test
  void readsSizesOf64Bits() {
    byte[] sizes = Wav.buffer(28).putLong(0).putLong(4).putLong(2).array();
    Wav wav = Wav.of(16384, -16384);
    byte[] trailing = Wav.chunk("LIST", new byte[6]);
    byte[] file =
        Wav.riff(
            Wav.chunk("ds64", sizes),
            wav.fmt(),
            Wav.chunk("data", 0xFFFFFFFFL, wav.data()),
            trailing);
    System.arraycopy("RF64".getBytes(StandardCharsets.US_ASCII), 0, file, 0, 4);
    assertThat(decode(file)).isEqualTo(Sounds.plain(0.5, -0.5));
    sizes = Wav.buffer(28).putLong(0).putLong(10_000_000_000L).putLong(2).array();
    refused(
        Wav.riff(Wav.chunk("ds64", sizes), wav.fmt(), Wav.chunk("data", 0xFFFFFFFFL, wav.data())),
        "is cut short: it has 4 of 10000000000 bytes");
  }

  @Test
  void passesOverOtherChunks() {
    Wav wav = Wav.of(16384);
    byte[] file =
        Wav.riff(
            Wav.chunk("JUNK", new byte[3]),
            wav.fmt(),
            Wav.chunk("LIST", new byte[26]),
            Wav.chunk("data", wav.data()),
            Wav.chunk("LIST", new byte[8]));
    assertThat(decode(file)).isEqualTo(Sounds.plain(0.5));
  }

  @Test
  void leavesOutHalfASampleAtTheEnd() {
    assertThat(decode(Wav.of(16384).file(3, (byte) 1))).isEqualTo(Sounds.plain(0.5));
  }

  @Test
  void namesWhatIsNoWav() {
    refused("only text, no sound".getBytes(StandardCharsets.US_ASCII), "is not a WAV file");
    refused(new byte[0], "is not a WAV file");
    refused(Wav.riff(), "ends without a chunk 'data'");
    refused(Wav.riff(Wav.of(1).fmt()), "ends without a chunk 'data'");
    refused(Wav.riff(Wav.chunk("data", new byte[4])), "samples come before their format");
  }

  @Test
  void refusesEmptyRecordings() {
    refused(Wav.of().file(), "has no samples");
    byte[] trailer = Wav.chunk("LIST", new byte[4]);
    refused(Wav.join(Wav.of().file(), trailer), "has no samples");
  }

  @Test
  void refusesFilesCutShort() {
    byte[] file = Wav.of(1, 2, 3, 4).file();
    refused(Arrays.copyOf(file, file.length - 3), "is cut short: it has 5 of 8 bytes");
    refused(Arrays.copyOf(file, 30), "is damaged: its format takes 10 bytes");
  }

  @Test
  void refusesHeadersThatNoRecordingHas() {
    byte[] two = new byte[2];
    refused(new Wav(1, 1, 0, 16, two).file(), "has 0 samples a second, not 100..1000000");
    refused(new Wav(1, 1, 10_000_000, 16, two).file(), "has 10000000 samples a second");
    refused(new Wav(1, 1, -1, 16, two).file(), "has 4294967295 samples a second");
    refused(new Wav(1, 0, 8000, 16, two).file(), "has 0 channels, not 1..64");
    refused(new Wav(1, 300, 8000, 16, two).file(), "has 300 channels, not 1..64");
    refused(new Wav(2, 1, 8000, 4, two).file(), "samples of format 2 with 4 bits");
    refused(new Wav(3, 1, 8000, 16, two).file(), "samples of format 3 with 16 bits");
  }

  @Test
  void refusesSamplesThatAreNoNumbers() {
    byte[] floats = Wav.buffer(8).putFloat(0).putFloat(Float.NaN).array();
    refused(new Wav(3, 1, 8000, 32, floats).file(), "sample 1 is NaN");
    byte[] doubles = Wav.buffer(8).putDouble(1e300).array();
    refused(new Wav(3, 1, 8000, 64, doubles).file(), "sample 0 is Infinity");
  }

  @Test
  void readsPartsWithoutTheRest() throws IOException {
    byte[] file = Wav.of(0, 4096, 8192, 12288, 16384).file();
    var part = WavFile.open("a.wav", new ByteArrayInputStream(file)).read(1, 3, 6);
    assertThat(part.interleaved()).containsExactly(0.125f, 0.25f, 0.375f);
    var end = WavFile.open("a.wav", new ByteArrayInputStream(file)).read(4, 9, 100);
    assertThat(end.interleaved()).containsExactly(0.5f);
    assertThatThrownBy(() -> WavFile.open("b", new ByteArrayInputStream(file)).read(0, 4, 6))
        .hasMessage("b: has more than 6 bytes of samples, the limit");
  }

  /** RF64 with two samples and a size of its own choosing. */
  static byte[] longSize(long size) {
    byte[] sizes = Wav.buffer(28).putLong(0).putLong(size).putLong(2).array();
    Wav wav = Wav.of(16384, -16384);
    return Wav.riff(
        Wav.chunk("ds64", sizes), wav.fmt(), Wav.chunk("data", 0xFFFFFFFFL, wav.data()));
  }

  @Test
  void believesNoSizeThatTheFileDoesNotReach() {
    for (long size : new long[] {1L << 62, Long.MAX_VALUE, 6}) {
      byte[] file = longSize(size);
      refused(file, "is cut short: it has 4 of ");
      assertThatThrownBy(() -> WavFile.open("a.wav", new ByteArrayInputStream(file)).countFrames())
          .isInstanceOf(UnreadableSampleException.class)
          .hasMessage("a.wav: is cut short: it has 4 of %d bytes of samples", size);
    }
  }

  @Test
  void neverFailsOtherwiseOnDamagedFiles() {
    byte[] good = new Wav(1, 2, 8000, 24, new byte[600]).file();
    Seeds.forAll(
        2000,
        random -> {
          byte[] file = Arrays.copyOf(good, random.nextInt(good.length + 1));
          for (int n = random.nextInt(6); n > 0 && file.length > 0; n--) {
            file[random.nextInt(Math.min(60, file.length))] = (byte) random.nextInt(256);
          }
          try {
            assertThat(decode(file).length()).isPositive();
          } catch (UnreadableSampleException named) {
            assertThat(named.reason()).isNotBlank();
          }
        });
  }
}
