package dev.dyad.audio;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** WAV files for tests, made by hand: any header with any bytes. */
@SuppressWarnings({"ArrayRecordComponent", "ByteBufferBackingArray"})
record Wav(int format, int channels, int rate, int bits, byte[] data) {
  /** Mono, 16 bits, 8 kHz. */
  static Wav of(int... samples) {
    ByteBuffer data = buffer(2 * samples.length);
    for (int sample : samples) {
      data.putShort((short) sample);
    }
    return new Wav(1, 1, 8000, 16, data.array());
  }

  static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  static byte[] join(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  /** A chunk with a size of its own choosing. */
  static byte[] chunk(String tag, long size, byte[] content) {
    ByteBuffer head = buffer(8);
    head.put(tag.getBytes(StandardCharsets.ISO_8859_1)).putInt((int) size);
    return join(head.array(), content, new byte[content.length & 1]);
  }

  static byte[] chunk(String tag, byte[] content) {
    return chunk(tag, content.length, content);
  }

  /** RIFF and WAVE around chunks, the size as streams leave it. */
  static byte[] riff(byte[]... chunks) {
    byte[] start = "RIFF\0\0\0\0WAVE".getBytes(StandardCharsets.ISO_8859_1);
    return join(start, join(chunks));
  }

  byte[] fmt() {
    int frame = channels * bits / 8;
    ByteBuffer fmt = buffer(16).putShort((short) format).putShort((short) channels);
    fmt.putInt(rate).putInt(rate * frame).putShort((short) frame).putShort((short) bits);
    return chunk("fmt ", fmt.array());
  }

  /** The same header in its extensible form. */
  byte[] extensible() {
    byte[] plain = fmt();
    ByteBuffer fmt = buffer(40).put(plain, 8, 16).putShort(0, (short) 0xFFFE);
    fmt.putShort((short) 22).putShort((short) bits).putInt(3).putShort((short) format);
    fmt.put(bytes(0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71));
    return chunk("fmt ", fmt.array());
  }

  byte[] file() {
    return riff(fmt(), chunk("data", data));
  }

  /** The file with another size written for its samples, and other bytes after them. */
  byte[] file(long size, byte... after) {
    return riff(fmt(), chunk("data", size, join(data, after)));
  }
}
