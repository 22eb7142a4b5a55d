package dev.dyad.audio;

import dev.dyad.core.UnreadableSampleException;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * What a decoder gives: all channels of a recording.
 *
 * @param interleaved one value of each channel, then the next of each; full scale -1..1
 */
@SuppressWarnings("ArrayRecordComponent")
record Sound(float[] interleaved, int channels, int sampleRateHz) {
  static final int MAX_CHANNELS = 64;

  /** Fails for numbers that no recording has. */
  static void check(String id, int channels, int sampleRateHz) {
    if (channels < 1 || channels > MAX_CHANNELS) {
      throw new UnreadableSampleException(
          id, "has %d channels, not 1..%d".formatted(channels, MAX_CHANNELS));
    }
    if (sampleRateHz < Waveform.MIN_SAMPLE_RATE_HZ || sampleRateHz > Waveform.MAX_SAMPLE_RATE_HZ) {
      throw new UnreadableSampleException(
          id,
          "has %s samples a second, not %d..%d"
              .formatted(
                  Integer.toUnsignedString(sampleRateHz),
                  Waveform.MIN_SAMPLE_RATE_HZ,
                  Waveform.MAX_SAMPLE_RATE_HZ));
    }
  }

  int frames() {
    return interleaved.length / channels;
  }

  /** Some of the frames, as many as there are. */
  Sound part(long firstFrame, long frames) {
    int from = (int) Math.min(frames(), firstFrame);
    int to = (int) Math.min(frames(), from + Math.min(frames, Integer.MAX_VALUE));
    boolean whole = from == 0 && to == frames();
    return whole
        ? this
        : new Sound(
            Arrays.copyOfRange(interleaved, from * channels, to * channels),
            channels,
            sampleRateHz);
  }

  /**
   * One channel, or the mean of all.
   *
   * @param channel from 0; the mean where absent
   * @throws UnreadableSampleException if there is no such channel, no sample, or one is not finite
   */
  Waveform mono(String id, OptionalInt channel) {
    if (channel.orElse(0) >= channels) {
      throw new UnreadableSampleException(
          id, "has no channel %d, only 0..%d".formatted(channel.orElse(0), channels - 1));
    }
    int frames = frames();
    if (frames == 0) {
      throw new UnreadableSampleException(id, "has no samples");
    }
    float[] samples = new float[frames];
    for (int i = 0; i < frames; i++) {
      samples[i] =
          channel.isPresent() ? interleaved[i * channels + channel.getAsInt()] : mean(i * channels);
      if (!Float.isFinite(samples[i])) {
        throw new UnreadableSampleException(id, "sample %d is %s".formatted(i, samples[i]));
      }
    }
    return Waveform.wrap(samples, sampleRateHz);
  }

  private float mean(int from) {
    double sum = 0;
    for (int c = 0; c < channels; c++) {
      sum += interleaved[from + c];
    }
    return (float) (sum / channels);
  }
}
