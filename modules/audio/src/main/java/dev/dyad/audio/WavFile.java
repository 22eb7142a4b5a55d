package dev.dyad.audio;

import dev.dyad.core.UnreadableSampleException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * A WAV file: integer samples of 8, 16, 24 and 32 bits, floats of 32 and 64 bits, plain or
 * extensible header, RIFF, RF64 and BW64.
 *
 * <p>Programs that write into a pipe cannot know the size in advance and leave 0, or a number near
 * the largest; then the samples go on to the end of the file. Any other size that the file does not
 * reach means that the file was cut short.
 */
final class WavFile {
  static final int PCM = 1;
  static final int FLOAT = 3;
  private static final int EXTENSIBLE = 0xFFFE;
  private static final long UNKNOWN_SIZE = 0x7FFF0000L;

  /** What often comes after the samples. */
  private static final Set<String> TRAILERS =
      Set.of(
          "LIST", "id3 ", "ID3 ", "fact", "cue ", "smpl", "inst", "bext", "iXML", "JUNK", "PEAK");

  private final String id;
  private final InputStream in;
  private int format;
  private int channels;
  private int sampleRateHz;
  private int bits;
  private int frameBytes;

  /** Size of the samples in bytes; negative where they go on to the end of the file. */
  private long dataBytes;

  private WavFile(String id, InputStream in) throws IOException {
    this.id = id;
    this.in = in;
    readHeader();
  }

  static boolean looksLike(byte[] start) {
    return Set.of("RIFF", "RF64", "BW64").contains(text(start, 0)) && text(start, 8).equals("WAVE");
  }

  /**
   * Opens a file and reads up to its samples.
   *
   * @param id of the sample, for errors
   * @param in the file from its start; to be closed by the caller
   * @throws UnreadableSampleException saying what is wrong
   */
  static WavFile open(String id, InputStream in) throws IOException {
    return new WavFile(id, in);
  }

  private static String text(byte[] bytes, int from) {
    return bytes.length < from + 4 ? "" : new String(bytes, from, 4, StandardCharsets.ISO_8859_1);
  }

  private UnreadableSampleException bad(String reason) {
    return new UnreadableSampleException(id, reason);
  }

  private void readHeader() throws IOException {
    if (!looksLike(in.readNBytes(12))) {
      throw bad("is not a WAV file: it does not begin with RIFF and WAVE");
    }
    long longSize = -1;
    while (true) {
      byte[] head = in.readNBytes(8);
      if (head.length < 8) {
        throw bad("has no samples: it ends without a chunk 'data'");
      }
      long size = Integer.toUnsignedLong(little(head).getInt(4));
      switch (text(head, 0)) {
        case "data" -> {
          openData(size == 0xFFFFFFFFL && longSize > 0 ? longSize : size);
          return;
        }
        case "fmt " -> readFormat(size);
        case "ds64" -> longSize = readLongSize(size);
        default -> passOver(size);
      }
    }
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Passes over the rest of a chunk, with the byte that makes its size even. */
  private void passOver(long size) throws IOException {
    skip(size + (size & 1));
  }

  /** Skips so many bytes, or to the end of the file; gives how many there were. */
  private long skip(long bytes) throws IOException {
    long left = bytes;
    while (left > 0) {
      long skipped = in.skip(left);
      if (skipped <= 0) {
        if (in.read() < 0) {
          break;
        }
        skipped = 1;
      }
      left -= skipped;
    }
    return bytes - left;
  }

  private long readLongSize(long size) throws IOException {
    byte[] sizes = in.readNBytes((int) Math.min(size, 16));
    passOver(size - sizes.length);
    return sizes.length < 16 ? -1 : little(sizes).getLong(8);
  }

  private void readFormat(long size) throws IOException {
    byte[] content = in.readNBytes((int) Math.min(size, 40));
    if (content.length < 16) {
      throw bad("is damaged: its format takes %d bytes, not at least 16".formatted(content.length));
    }
    passOver(size - content.length);
    ByteBuffer header = little(content);
    format = Short.toUnsignedInt(header.getShort(0));
    channels = Short.toUnsignedInt(header.getShort(2));
    sampleRateHz = header.getInt(4);
    frameBytes = Short.toUnsignedInt(header.getShort(12));
    bits = Short.toUnsignedInt(header.getShort(14));
    if (format == EXTENSIBLE) {
      if (content.length < 40) {
        throw bad(
            "is damaged: its extensible format takes %d bytes, not at least 40"
                .formatted(content.length));
      }
      format = Short.toUnsignedInt(header.getShort(24));
    }
    checkFormat();
  }

  private void checkFormat() {
    Sound.check(id, channels, sampleRateHz);
    boolean known =
        (format == PCM && (bits == 8 || bits == 16 || bits == 24 || bits == 32))
            || (format == FLOAT && (bits == 32 || bits == 64));
    if (!known) {
      throw bad(
          "has samples of format %d with %d bits. Known: integers of 8, 16, 24, 32 bits (1), floats of 32, 64 bits (3)"
              .formatted(format, bits));
    }
    if (frameBytes != channels * bits / 8) {
      throw bad(
          "is damaged: %d channels of %d bits do not take %d bytes"
              .formatted(channels, bits, frameBytes));
    }
  }

  private void openData(long size) throws IOException {
    if (frameBytes == 0) {
      throw bad("is damaged: the samples come before their format");
    }
    boolean placeholder = size >= UNKNOWN_SIZE && size <= 0xFFFFFFFFL;
    dataBytes = placeholder || (size == 0 && !endsOrTrails()) ? -1 : size;
  }

  /** Whether nothing but other chunks follows. */
  private boolean endsOrTrails() throws IOException {
    if (!in.markSupported()) {
      return false;
    }
    in.mark(8);
    byte[] next = in.readNBytes(8);
    in.reset();
    return next.length == 0 || TRAILERS.contains(text(next, 0));
  }

  int sampleRateHz() {
    return sampleRateHz;
  }

  /**
   * Frames there are, whatever the header says; passes over all of them.
   *
   * @throws UnreadableSampleException if the file ends before its header says
   */
  long countFrames() throws IOException {
    long bytes = skip(dataBytes < 0 ? Long.MAX_VALUE : dataBytes);
    if (bytes < dataBytes) {
      throw cutShort(bytes, dataBytes);
    }
    return bytes / frameBytes;
  }

  private UnreadableSampleException cutShort(long there, long declared) {
    return bad("is cut short: it has %d of %d bytes of samples".formatted(there, declared));
  }

  /**
   * Reads the samples.
   *
   * @param firstFrame where to begin
   * @param frames at most so many
   * @param maxBytes the largest size that is read
   * @throws UnreadableSampleException if the file ends too early or has more bytes
   */
  Sound read(long firstFrame, long frames, long maxBytes) throws IOException {
    skip(firstFrame * frameBytes);
    long there = dataBytes < 0 ? Long.MAX_VALUE : dataBytes / frameBytes - firstFrame;
    long count = Math.max(0, Math.min(frames, there));
    long wanted = count > Long.MAX_VALUE / frameBytes ? Long.MAX_VALUE : count * frameBytes;
    long most = Math.min(maxBytes, Integer.MAX_VALUE - 9);
    byte[] bytes = in.readNBytes((int) Math.min(wanted, most + 1));
    if (bytes.length > most) {
      throw bad("has more than %d bytes of samples, the limit".formatted(most));
    }
    if (dataBytes >= 0 && bytes.length < wanted) {
      throw cutShort(bytes.length, wanted);
    }
    float[] samples = new float[bytes.length / frameBytes * channels];
    ByteBuffer from = little(bytes);
    for (int i = 0; i < samples.length; i++) {
      samples[i] = sample(from);
    }
    return new Sound(samples, channels, sampleRateHz);
  }

  private float sample(ByteBuffer from) {
    return switch (format * 100 + bits) {
      case 108 -> ((from.get() & 0xFF) - 128) / 0x1p7f;
      case 116 -> from.getShort() / 0x1p15f;
      case 124 -> ((from.get() & 0xFF) | (from.get() & 0xFF) << 8 | from.get() << 16) / 0x1p23f;
      case 132 -> from.getInt() / 0x1p31f;
      case 332 -> from.getFloat();
      default -> (float) from.getDouble();
    };
  }
}
