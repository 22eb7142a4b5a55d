package dev.dyad.audio;

/** Reads bits from the front, the highest of a byte first. */
final class BitReader {
  private final byte[] bytes;
  private long at;

  BitReader(byte[] bytes, int fromByte) {
    this.bytes = bytes;
    this.at = 8L * fromByte;
  }

  /** The byte that is read next; the one begun, if any, is left behind. */
  int alignedByte() {
    at = at + 7 & ~7L;
    return (int) (at >> 3);
  }

  boolean hasBytes(int count) {
    return alignedByte() + count <= bytes.length;
  }

  private int bit() {
    int value = bytes[(int) (at >> 3)] >> (7 - (at & 7)) & 1;
    at++;
    return value;
  }

  /**
   * An unsigned number of up to 36 bits.
   *
   * @throws IndexOutOfBoundsException if the bytes end
   */
  long bits(int count) {
    long value = 0;
    int left = count;
    while (left > 0) {
      int inByte = 8 - (int) (at & 7);
      int taken = Math.min(left, inByte);
      int part = (bytes[(int) (at >> 3)] & 0xFF) >> (inByte - taken) & (1 << taken) - 1;
      value = value << taken | part;
      at += taken;
      left -= taken;
    }
    return value;
  }

  /** A number in two's complement. */
  long signed(int count) {
    return count == 0 ? 0 : bits(count) << (64 - count) >> (64 - count);
  }

  /** How many zeros stand before the next one. */
  int unary() {
    int zeros = 0;
    while (bit() == 0) {
      zeros++;
    }
    return zeros;
  }
}
