package dev.dyad.audio;

import dev.dyad.core.Contents;
import dev.dyad.core.UnreadableSampleException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** A sound file of any known format, told by its first bytes. */
record SoundFile(Contents contents, String name, long maxBytes) {
  private static final int START_BYTES = 12;
  private static final int BUFFER_BYTES = 1 << 16;
  private static final Pattern SOUND =
      Pattern.compile(".*\\.(wave?|flac|ogg|oga|mp3)", Pattern.CASE_INSENSITIVE);

  static boolean isSound(String name) {
    return SOUND.matcher(name).matches();
  }

  private interface Reading<R> {
    R of(InputStream in) throws IOException;
  }

  private <R> R reading(Reading<R> reading) {
    try (InputStream in = new BufferedInputStream(contents.stream(name), BUFFER_BYTES)) {
      return reading.of(in);
    } catch (IOException e) {
      throw new UnreadableSampleException(name, "cannot be read: " + e.getMessage());
    }
  }

  private static byte[] start(InputStream in) throws IOException {
    in.mark(START_BYTES);
    byte[] start = in.readNBytes(START_BYTES);
    in.reset();
    return start;
  }

  /**
   * Everything in the file.
   *
   * @throws UnreadableSampleException saying what is wrong with it
   */
  Sound all() {
    return part(0, Long.MAX_VALUE, whole -> {});
  }

  /**
   * Some of the file; of a WAV file, no more than that is decoded.
   *
   * @param decoded takes the whole, where all of it had to be decoded
   * @throws UnreadableSampleException saying what is wrong with it
   */
  Sound part(long firstFrame, long frames, Consumer<Sound> decoded) {
    return reading(
        in -> {
          byte[] start = start(in);
          if (WavFile.looksLike(start)) {
            return WavFile.open(name, in).read(firstFrame, frames, maxBytes);
          }
          Sound whole = packed(start);
          decoded.accept(whole);
          return whole.part(firstFrame, frames);
        });
  }

  /** How long a recording is. */
  record Length(long frames, int sampleRateHz) {}

  /**
   * Length of the recording; of a WAV file, without decoding it.
   *
   * @throws UnreadableSampleException saying what is wrong with it
   */
  Length length() {
    return reading(
        in -> {
          byte[] start = start(in);
          if (WavFile.looksLike(start)) {
            WavFile wav = WavFile.open(name, in);
            return new Length(wav.countFrames(), wav.sampleRateHz());
          }
          Sound sound = packed(start);
          return new Length(sound.frames(), sound.sampleRateHz());
        });
  }

  private Sound packed(byte[] start) throws IOException {
    if (start.length == 0) {
      throw new UnreadableSampleException(name, "the file is empty");
    }
    if (new String(start, StandardCharsets.ISO_8859_1).startsWith("fLaC")) {
      return Flac.decode(name, contents.bytes(name, maxBytes), maxBytes);
    }
    for (Packing packing : Packing.values()) {
      if (packing.begins(start)) {
        return packing.decode(name, contents.bytes(name, maxBytes), maxBytes);
      }
    }
    throw new UnreadableSampleException(
        name, "is not WAV, FLAC, OGG Vorbis or MP3: it does not begin like one of them");
  }
}
