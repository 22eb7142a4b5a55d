package dev.dyad.audio;

import dev.dyad.core.UnreadableSampleException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javazoom.jl.decoder.Bitstream;
import javazoom.jl.decoder.BitstreamException;
import javazoom.jl.decoder.Decoder;
import javazoom.jl.decoder.DecoderException;
import javazoom.jl.decoder.Header;
import javazoom.jl.decoder.SampleBuffer;

/**
 * MP3, through JLayer. The silence that encoder and decoder put before the sound, and the padding
 * after it, are cut off where the file tells how long they are (a LAME tag, as LAME and FFmpeg
 * write it); other files keep theirs. A file that is cut short is known by the number of frames
 * that its first one tells; one that does not tell is read as far as it goes.
 */
final class Mp3 {
  private static final int DECODER_DELAY = 529;

  private final String id;
  private final DecodedSamples samples;
  private int frames;
  private int channels;
  private int sampleRateHz;

  private Mp3(String id, long maxBytes) {
    this.id = id;
    this.samples = new DecodedSamples(id, maxBytes);
  }

  /** Whether a frame of layer III begins here. */
  static boolean isSync(byte[] bytes, int at) {
    return bytes.length >= at + 4
        && (bytes[at] & 0xFF) == 0xFF
        && (bytes[at + 1] & 0xE6) == 0xE2
        && (bytes[at + 2] & 0xF0) != 0xF0
        && (bytes[at + 2] & 0x0C) != 0x0C;
  }

  static Sound decode(String id, byte[] content, long maxBytes) throws IOException {
    LameTag tag = LameTag.of(content);
    int start = tag.audioStart();
    if (start >= content.length) {
      throw new UnreadableSampleException(id, "is damaged: it has no MP3 frame");
    }
    var mp3 = new Mp3(id, maxBytes);
    mp3.decodeFrames(
        new Bitstream(new ByteArrayInputStream(content, start, content.length - start)));
    if (mp3.samples.count() == 0) {
      throw new UnreadableSampleException(
          id, "is damaged: it has no MP3 frame that can be decoded");
    }
    if (mp3.frames < tag.leastFrames()) {
      throw new UnreadableSampleException(
          id, "is cut short: it has %d of %d frames".formatted(mp3.frames, tag.leastFrames()));
    }
    return mp3.trimmed(tag);
  }

  private void decodeFrames(Bitstream stream) {
    var decoder = new Decoder();
    try {
      for (Header frame = stream.readFrame(); frame != null; frame = stream.readFrame()) {
        append((SampleBuffer) decoder.decodeFrame(frame, stream));
        stream.closeFrame();
        frames++;
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
    samples.makeRoom(count);
    for (int i = 0; i < count; i++) {
      samples.add(frame.getBuffer()[i] / 0x1p15f);
    }
  }

  private Sound trimmed(LameTag tag) {
    if (!tag.tellsDelay()) {
      return new Sound(samples.all(), channels, sampleRateHz);
    }
    int count = samples.count();
    int from = Math.min(count, (tag.delay() + DECODER_DELAY) * channels);
    int to = Math.max(from, count - Math.max(0, tag.padding() - DECODER_DELAY) * channels);
    return new Sound(samples.between(from, to), channels, sampleRateHz);
  }
}
