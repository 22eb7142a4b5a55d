package dev.dyad.audio;

import dev.dyad.core.UnreadableSampleException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import javazoom.jl.decoder.Bitstream;
import javazoom.jl.decoder.BitstreamException;
import javazoom.jl.decoder.Decoder;
import javazoom.jl.decoder.DecoderException;
import javazoom.jl.decoder.Header;
import javazoom.jl.decoder.SampleBuffer;

/**
 * MP3, through JLayer. The silence that encoder and decoder put before the sound, and the padding
 * after it, are cut off where the file tells how long they are (a LAME tag, as LAME and FFmpeg
 * write it); other files keep theirs.
 */
final class Mp3 {
  private static final int DECODER_DELAY = 529;

  private final String id;
  private float[] samples = new float[1 << 16];
  private int filled;
  private int channels;
  private int sampleRateHz;

  private Mp3(String id) {
    this.id = id;
  }

  /** Whether a frame of layer III begins here. */
  static boolean isSync(byte[] bytes, int at) {
    return bytes.length >= at + 4
        && (bytes[at] & 0xFF) == 0xFF
        && (bytes[at + 1] & 0xE6) == 0xE2
        && (bytes[at + 2] & 0xF0) != 0xF0
        && (bytes[at + 2] & 0x0C) != 0x0C;
  }

  static Sound decode(String id, byte[] content) throws IOException {
    LameTag tag = LameTag.of(content);
    int start = tag.audioStart();
    if (start >= content.length) {
      throw new UnreadableSampleException(id, "is damaged: it has no MP3 frame");
    }
    var mp3 = new Mp3(id);
    mp3.decodeFrames(
        new Bitstream(new ByteArrayInputStream(content, start, content.length - start)));
    if (mp3.filled == 0) {
      throw new UnreadableSampleException(
          id, "is damaged: it has no MP3 frame that can be decoded");
    }
    return mp3.trimmed(tag);
  }

  private void decodeFrames(Bitstream stream) {
    var decoder = new Decoder();
    try {
      for (Header frame = stream.readFrame(); frame != null; frame = stream.readFrame()) {
        append((SampleBuffer) decoder.decodeFrame(frame, stream));
        stream.closeFrame();
      }
      stream.close();
    } catch (BitstreamException | DecoderException e) {
      throw new UnreadableSampleException(id, "is damaged: " + e);
    }
  }

  private void append(SampleBuffer frame) {
    if (channels == 0) {
      channels = frame.getChannelCount();
      sampleRateHz = frame.getSampleFrequency();
      Sound.check(id, channels, sampleRateHz);
    }
    if (channels != frame.getChannelCount() || sampleRateHz != frame.getSampleFrequency()) {
      throw new UnreadableSampleException(id, "changes its channels or its rate midway");
    }
    int count = frame.getBufferLength();
    if (filled + count > samples.length) {
      samples = Arrays.copyOf(samples, Math.max(filled + count, 2 * samples.length));
    }
    for (int i = 0; i < count; i++) {
      samples[filled++] = frame.getBuffer()[i] / 0x1p15f;
    }
  }

  private Sound trimmed(LameTag tag) {
    if (!tag.tellsDelay()) {
      return new Sound(Arrays.copyOf(samples, filled), channels, sampleRateHz);
    }
    int from = Math.min(filled, (tag.delay() + DECODER_DELAY) * channels);
    int to = Math.max(from, filled - Math.max(0, tag.padding() - DECODER_DELAY) * channels);
    return new Sound(Arrays.copyOfRange(samples, from, to), channels, sampleRateHz);
  }
}
