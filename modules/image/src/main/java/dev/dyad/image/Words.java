package dev.dyad.image;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * RGB pixels as one 32-bit word each, red in the lowest byte and 0 in the highest. One word a pixel
 * lets the virtual machine work on 8 or 16 pixels at once, which interleaved bytes do not.
 */
final class Words {
  private static final VarHandle FOUR_BYTES =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private Words() {}

  /** Of interleaved red, green, blue. */
  static int[] ofBytes(byte[] bytes) {
    int[] words = new int[bytes.length / 3];
    int last = words.length - 1;
    for (int i = 0; i < last; i++) {
      words[i] = (int) FOUR_BYTES.get(bytes, 3 * i) & 0xFFFFFF;
    }
    int at = 3 * last;
    words[last] = (bytes[at] & 0xFF) | (bytes[at + 1] & 0xFF) << 8 | (bytes[at + 2] & 0xFF) << 16;
    return words;
  }

  /** Interleaved red, green, blue. */
  static byte[] toBytes(int[] words) {
    byte[] bytes = new byte[3 * words.length];
    int last = words.length - 1;
    for (int i = 0; i < last; i++) {
      FOUR_BYTES.set(bytes, 3 * i, words[i]); // the next pixel overwrites the fourth
    }
    int at = 3 * last;
    bytes[at] = (byte) words[last];
    bytes[at + 1] = (byte) (words[last] >> 8);
    bytes[at + 2] = (byte) (words[last] >> 16);
    return bytes;
  }
}
