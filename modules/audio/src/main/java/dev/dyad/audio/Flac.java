package dev.dyad.audio;

import dev.dyad.core.UnreadableSampleException;

/**
 * A FLAC file of any number of channels and of 4 to 32 bits.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9639">RFC 9639</a>
 */
final class Flac {
  private static final int STREAM_INFO_BYTES = 34;
  private static final int LEFT_SIDE = 8;
  private static final int SIDE_RIGHT = 9;
  private static final int MID_SIDE = 10;
  private static final int[] BITS = {0, 8, 12, 0, 16, 20, 24, 32};

  private final String id;
  private final byte[] content;
  private int sampleRateHz;
  private int channels;
  private int streamBits;
  private long total;
  private final DecodedSamples samples;

  private Flac(String id, byte[] content, long maxBytes) {
    this.id = id;
    this.content = content;
    this.samples = new DecodedSamples(id, maxBytes);
  }

  /**
   * Decodes a file.
   *
   * @param maxBytes the most that it may unpack to, four bytes a sample
   * @throws UnreadableSampleException saying what is wrong
   */
  static Sound decode(String id, byte[] content, long maxBytes) {
    var flac = new Flac(id, content, maxBytes);
    try {
      return flac.decode();
    } catch (IndexOutOfBoundsException e) {
      throw flac.cutShort();
    }
  }

  private UnreadableSampleException cutShort() {
    return bad(
        "is cut short: it has %d of %d samples"
            .formatted(samples.count() / Math.max(1, channels), total));
  }

  private UnreadableSampleException bad(String reason) {
    return new UnreadableSampleException(id, reason);
  }

  private Sound decode() {
    var reader = new BitReader(content, readMetadata());
    while (reader.hasBytes(2) && (total == 0 || samples.count() < total * channels)) {
      readFrame(reader);
    }
    if (samples.count() < total * channels) {
      throw cutShort();
    }
    return new Sound(samples.all(), channels, sampleRateHz);
  }

  /** Gives where the frames begin. */
  private int readMetadata() {
    int at = 4;
    boolean last = false;
    while (!last) {
      var reader = new BitReader(content, at);
      last = reader.bits(1) == 1;
      long type = reader.bits(7);
      int length = (int) reader.bits(24);
      if (type == 0 && length >= STREAM_INFO_BYTES) {
        readStreamInfo(new BitReader(content, at + 14));
      }
      at += 4 + length;
    }
    if (channels == 0) {
      throw bad("is damaged: its FLAC header tells nothing of the sound");
    }
    return at;
  }

  private void readStreamInfo(BitReader reader) {
    sampleRateHz = (int) reader.bits(20);
    channels = (int) reader.bits(3) + 1;
    streamBits = (int) reader.bits(5) + 1;
    total = reader.bits(36);
    Sound.check(id, channels, sampleRateHz);
  }

  private void readFrame(BitReader reader) {
    int start = reader.alignedByte();
    if (reader.bits(15) != 0x7FFC) {
      throw bad("is damaged: no FLAC frame at byte %d".formatted(start));
    }
    reader.bits(1);
    int sizeCode = (int) reader.bits(4);
    int rateCode = (int) reader.bits(4);
    int assignment = (int) reader.bits(4);
    int bits = BITS[(int) reader.bits(3)];
    reader.bits(1);
    skipNumber(reader);
    int size = blockSize(sizeCode, reader);
    reader.bits(rateCode == 12 ? 8 : rateCode > 12 ? 16 : 0);
    reader.bits(8);
    bits = bits == 0 ? streamBits : bits;
    boolean stereo = assignment >= LEFT_SIDE;
    if (assignment > MID_SIDE || (stereo ? 2 : assignment + 1) != channels || sizeCode == 0) {
      throw bad("is damaged: the FLAC frame at byte %d is of another kind".formatted(start));
    }
    long[][] block = new long[channels][];
    for (int c = 0; c < channels; c++) {
      boolean side = stereo && c == (assignment == SIDE_RIGHT ? 0 : 1);
      block[c] = new FlacSubframe(id, reader, size, bits + (side ? 1 : 0)).decode();
    }
    int end = reader.alignedByte();
    if (reader.bits(16) != checksum(start, end)) {
      throw bad("is damaged: wrong checksum of the FLAC frame at byte %d".formatted(start));
    }
    if (stereo) {
      join(block, assignment);
    }
    append(block, size, 1f / (1L << (bits - 1)));
  }

  /** Skips the number of the frame, which is written as UTF-8 is. */
  private static void skipNumber(BitReader reader) {
    long first = reader.bits(8);
    for (long mask = 0x40; (first & 0x80) != 0 && (first & mask) != 0; mask >>= 1) {
      reader.bits(8);
    }
  }

  private static int blockSize(int code, BitReader reader) {
    return switch (code) {
      case 1 -> 192;
      case 2, 3, 4, 5 -> 576 << (code - 2);
      case 6 -> (int) reader.bits(8) + 1;
      case 7 -> (int) reader.bits(16) + 1;
      default -> 256 << (code - 8);
    };
  }

  private int checksum(int from, int to) {
    int crc = 0;
    for (int i = from; i < to; i++) {
      crc ^= (content[i] & 0xFF) << 8;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 0x8000) != 0 ? crc << 1 ^ 0x8005 : crc << 1;
      }
    }
    return crc & 0xFFFF;
  }

  /** Left and right from one of them, or their middle, and their difference. */
  private static void join(long[][] block, int assignment) {
    long[] first = block[0];
    long[] second = block[1];
    for (int i = 0; i < first.length; i++) {
      if (assignment == LEFT_SIDE) {
        second[i] = first[i] - second[i];
      } else if (assignment == SIDE_RIGHT) {
        first[i] += second[i];
      } else {
        long sum = 2 * first[i] + (second[i] & 1);
        first[i] = (sum + second[i]) >> 1;
        second[i] = (sum - second[i]) >> 1;
      }
    }
  }

  private void append(long[][] block, int size, float scale) {
    samples.makeRoom(size * channels);
    for (int i = 0; i < size; i++) {
      for (long[] channel : block) {
        samples.add(channel[i] * scale);
      }
    }
  }
}
