package dev.dyad.audio;

import dev.dyad.core.UnreadableSampleException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * The bytes of a WAV file: integer samples of 8, 16, 24 and 32 bits, floats of 32 and 64 bits,
 * plain or extensible header, RIFF, RF64 and BW64.
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
  private final ByteBuffer bytes;
  private int format;
  private int channels;
  private int sampleRateHz;
  private int bits;
  private int frameBytes;

  private WavFile(String id, byte[] content) {
    this.id = id;
    this.bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
  }

  static boolean looksLike(byte[] content) {
    if (content.length < 12) {
      return false;
    }
    String first = new String(content, 0, 4, StandardCharsets.ISO_8859_1);
    return Set.of("RIFF", "RF64", "BW64").contains(first)
        && new String(content, 8, 4, StandardCharsets.ISO_8859_1).equals("WAVE");
  }

  /**
   * Decodes a file.
   *
   * @param id of the sample, for errors
   * @throws UnreadableSampleException saying what is wrong
   */
  static Sound decode(String id, byte[] content) {
    return new WavFile(id, content).decode();
  }

  private UnreadableSampleException bad(String reason) {
    return new UnreadableSampleException(id, reason);
  }

  private Sound decode() {
    if (!looksLike(bytes.array())) {
      throw bad("is not a WAV file: it does not begin with RIFF and WAVE");
    }
    bytes.position(12);
    long longSize = -1;
    while (bytes.remaining() >= 8) {
      String chunk = tag();
      long size = Integer.toUnsignedLong(bytes.getInt());
      switch (chunk) {
        case "data" -> {
          return data(size == 0xFFFFFFFFL && longSize > 0 ? longSize : size);
        }
        case "fmt " -> header(size);
        case "ds64" -> longSize = bytes.remaining() < 16 ? -1 : bytes.getLong(bytes.position() + 8);
        default -> {}
      }
      skip(size + (size & 1));
    }
    throw bad("has no samples: no chunk 'data' in %d bytes".formatted(bytes.limit()));
  }

  private String tag() {
    byte[] tag = new byte[4];
    bytes.get(tag);
    return new String(tag, StandardCharsets.ISO_8859_1);
  }

  private void skip(long size) {
    bytes.position((int) Math.min(bytes.limit(), bytes.position() + size));
  }

  private void header(long size) {
    if (size < 16 || bytes.remaining() < 16) {
      throw bad("is damaged: its format takes %d bytes, not at least 16".formatted(size));
    }
    ByteBuffer header = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
    format = Short.toUnsignedInt(header.getShort(0));
    channels = Short.toUnsignedInt(header.getShort(2));
    sampleRateHz = header.getInt(4);
    frameBytes = Short.toUnsignedInt(header.getShort(12));
    bits = Short.toUnsignedInt(header.getShort(14));
    if (format == EXTENSIBLE) {
      if (size < 40 || header.remaining() < 40) {
        throw bad(
            "is damaged: its extensible format takes %d bytes, not at least 40".formatted(size));
      }
      format = Short.toUnsignedInt(header.getShort(24));
    }
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

  private Sound data(long size) {
    if (frameBytes == 0) {
      throw bad("is damaged: the samples come before their format");
    }
    int there = bytes.remaining();
    boolean open = size >= UNKNOWN_SIZE || (size == 0 && !endsOrTrails());
    if (size > there && (!open || size > 0xFFFFFFFFL)) {
      throw bad("is cut short: it has %d of %d bytes of samples".formatted(there, size));
    }
    int frames = (int) (open ? there : Math.min(size, there)) / frameBytes;
    float[] samples = new float[frames * channels];
    ByteBuffer in = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < samples.length; i++) {
      samples[i] = sample(in);
    }
    return new Sound(samples, channels, sampleRateHz);
  }

  private boolean endsOrTrails() {
    if (bytes.remaining() < 8) {
      return true;
    }
    byte[] tag = new byte[4];
    bytes.get(bytes.position(), tag);
    return TRAILERS.contains(new String(tag, StandardCharsets.ISO_8859_1));
  }

  private float sample(ByteBuffer in) {
    return switch (format * 100 + bits) {
      case 108 -> ((in.get() & 0xFF) - 128) / 0x1p7f;
      case 116 -> in.getShort() / 0x1p15f;
      case 124 -> ((in.get() & 0xFF) | (in.get() & 0xFF) << 8 | in.get() << 16) / 0x1p23f;
      case 132 -> in.getInt() / 0x1p31f;
      case 332 -> in.getFloat();
      default -> (float) in.getDouble();
    };
  }
}
