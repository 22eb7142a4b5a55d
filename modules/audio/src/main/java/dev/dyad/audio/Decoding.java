package dev.dyad.audio;

import dev.dyad.core.Require;
import java.util.OptionalInt;

/**
 * What becomes of a file's channels and rate.
 *
 * @param channel the channel that is taken, from 0; the mean of all where absent
 * @param sampleRateHz the rate that recordings are brought to; as they are stored where absent
 * @param maxFileBytes the largest file that is read whole, and the most that FLAC, OGG and MP3 may
 *     unpack to, four bytes a sample; larger ones count as unreadable
 */
public record Decoding(OptionalInt channel, OptionalInt sampleRateHz, long maxFileBytes) {
  /** The mean of all channels at the stored rate, up to 1 GiB. */
  public Decoding() {
    this(OptionalInt.empty(), OptionalInt.empty(), 1L << 30);
  }

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public Decoding {
    channel.ifPresent(c -> Require.within("channel", c, 0, Sound.MAX_CHANNELS - 1));
    sampleRateHz.ifPresent(
        rate ->
            Require.within(
                "sampleRateHz", rate, Waveform.MIN_SAMPLE_RATE_HZ, Waveform.MAX_SAMPLE_RATE_HZ));
    Require.that(maxFileBytes > 0, "maxFileBytes must be positive, but was %d", maxFileBytes);
  }

  /** One channel at the rate asked for. */
  Waveform apply(String id, Sound sound) {
    Waveform mono = sound.mono(id, channel);
    return sampleRateHz.isPresent() ? Resampler.toRate(mono, sampleRateHz.getAsInt()) : mono;
  }
}
