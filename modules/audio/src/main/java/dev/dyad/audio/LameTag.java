package dev.dyad.audio;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * What an MP3 file says of itself in its first frame, which holds no sound then.
 *
 * @param audioStart where the first frame with sound begins
 * @param frames with sound that the encoder wrote; 0 where it does not tell
 * @param tellsDelay whether delay and padding are known
 * @param delay samples that the encoder put before the sound
 * @param padding samples that the encoder put after the sound
 * @see <a href="http://gabriel.mp3-tech.org/mp3infotag.html">the LAME tag</a>
 */
record LameTag(int audioStart, int frames, boolean tellsDelay, int delay, int padding) {
  private static final int[] KILOBITS_1 = {
    0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320
  };
  private static final int[] KILOBITS_2 = {
    0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160
  };
  private static final int[] RATES = {44100, 48000, 32000};

  static LameTag of(byte[] mp3) {
    int at = afterId3(mp3);
    while (at < mp3.length && !Mp3.isSync(mp3, at)) {
      at++;
    }
    if (at + 200 > mp3.length) {
      return new LameTag(at, 0, false, 0, 0);
    }
    boolean first = (mp3[at + 1] & 0x08) != 0; // MPEG 1, not 2 or 2.5
    boolean mono = (mp3[at + 3] & 0xC0) == 0xC0;
    int tag = at + 4 + (first ? (mono ? 17 : 32) : (mono ? 9 : 17));
    String name = new String(mp3, tag, 4, StandardCharsets.ISO_8859_1);
    if (!name.equals("Xing") && !name.equals("Info")) {
      return new LameTag(at, 0, false, 0, 0);
    }
    int flags = mp3[tag + 7];
    int frames = (flags & 1) == 0 ? 0 : ByteBuffer.wrap(mp3).getInt(tag + 8);
    int fields = 8 + 4 * (flags & 1) + 2 * (flags & 2) + 25 * (flags & 4) + (flags & 8) / 2;
    int encoder = tag + fields;
    int next = at + frameBytes(mp3, at, first);
    boolean tells = encoder + 24 <= Math.min(next, mp3.length) && mp3[encoder] != 0;
    if (!tells) {
      return new LameTag(next, frames, false, 0, 0);
    }
    int bits = (mp3[encoder + 21] & 0xFF) << 16;
    bits |= (mp3[encoder + 22] & 0xFF) << 8 | mp3[encoder + 23] & 0xFF;
    return new LameTag(next, frames, true, bits >> 12, bits & 0xFFF);
  }

  /** Frames with sound that must be there; some encoders count this first one too. */
  int leastFrames() {
    return tellsDelay ? frames : frames - 1;
  }

  private static int afterId3(byte[] mp3) {
    if (mp3.length < 10 || mp3[0] != 'I' || mp3[1] != 'D' || mp3[2] != '3') {
      return 0;
    }
    int size = (mp3[6] & 127) << 21 | (mp3[7] & 127) << 14 | (mp3[8] & 127) << 7 | mp3[9] & 127;
    return 10 + size;
  }

  private static int frameBytes(byte[] mp3, int at, boolean first) {
    int index = (mp3[at + 2] & 0xF0) >> 4;
    int rate = RATES[(mp3[at + 2] & 0x0C) >> 2];
    int padding = (mp3[at + 2] & 2) >> 1;
    if (first) {
      return 144_000 * KILOBITS_1[index] / rate + padding;
    }
    rate /= (mp3[at + 1] & 0x10) != 0 ? 2 : 4;
    return 72_000 * KILOBITS_2[index] / rate + padding;
  }
}
