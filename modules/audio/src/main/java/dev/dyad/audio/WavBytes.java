package dev.dyad.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Writes waveforms as WAV files of one channel: 16-bit integers, or 32-bit floats where a sample is
 * beyond full scale.
 */
final class WavBytes {
  private static final int HEADER_BYTES = 44;

  private WavBytes() {}

  static byte[] of(Waveform waveform) {
    boolean loud = Levels.peak(waveform.data()) > 1;
    int sampleBytes = loud ? Float.BYTES : Short.BYTES;
    int dataBytes = waveform.length() * sampleBytes;
    ByteBuffer out = ByteBuffer.allocate(HEADER_BYTES + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
    tag(out, "RIFF").putInt(HEADER_BYTES - 8 + dataBytes);
    tag(out, "WAVE");
    tag(out, "fmt ").putInt(16).putShort((short) (loud ? WavFile.FLOAT : WavFile.PCM));
    out.putShort((short) 1).putInt(waveform.sampleRateHz());
    out.putInt(waveform.sampleRateHz() * sampleBytes);
    out.putShort((short) sampleBytes).putShort((short) (8 * sampleBytes));
    tag(out, "data").putInt(dataBytes);
    for (float sample : waveform.data()) {
      if (loud) {
        out.putFloat(sample);
      } else {
        out.putShort((short) Math.min(Short.MAX_VALUE, Math.round(sample * 0x1p15f)));
      }
    }
    return out.array();
  }

  private static ByteBuffer tag(ByteBuffer out, String tag) {
    return out.put(tag.getBytes(StandardCharsets.US_ASCII));
  }
}
