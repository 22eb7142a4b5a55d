package dev.dyad.audio;

import dev.dyad.core.Require;
import java.util.Arrays;

/**
 * Samples of one channel, full scale being -1..1. Values beyond full scale are kept as they are;
 * all are finite. May be empty.
 */
public final class Waveform implements Clip {
  /** The lowest rate that is taken for sound. */
  public static final int MIN_SAMPLE_RATE_HZ = 100;

  /** The highest rate that is taken for sound. */
  public static final int MAX_SAMPLE_RATE_HZ = 1_000_000;

  private final float[] samples;
  private final int sampleRateHz;

  private Waveform(float[] samples, int sampleRateHz) {
    this.samples = samples;
    this.sampleRateHz =
        Require.within("sampleRateHz", sampleRateHz, MIN_SAMPLE_RATE_HZ, MAX_SAMPLE_RATE_HZ);
  }

  /**
   * A waveform with a copy of the given samples.
   *
   * @throws IllegalArgumentException if a sample is not finite, or the rate is not in {@value
   *     #MIN_SAMPLE_RATE_HZ}..{@value #MAX_SAMPLE_RATE_HZ}
   */
  public static Waveform of(float[] samples, int sampleRateHz) {
    for (int i = 0; i < samples.length; i++) {
      Require.that(
          Float.isFinite(samples[i]), "sample %d must be finite, but was %s", i, samples[i]);
    }
    return new Waveform(samples.clone(), sampleRateHz);
  }

  /** A waveform that takes the array over; nobody may write to it afterwards. */
  static Waveform wrap(float[] samples, int sampleRateHz) {
    return new Waveform(samples, sampleRateHz);
  }

  /** Other samples at the same rate; takes the array over. */
  Waveform with(float[] other) {
    return new Waveform(other, sampleRateHz);
  }

  /** A copy of the samples. */
  public float[] samples() {
    return samples.clone();
  }

  /** The samples themselves: for reading only. */
  float[] data() {
    return samples;
  }

  /** Number of samples. */
  public int length() {
    return samples.length;
  }

  /** One sample. */
  public float at(int index) {
    return samples[index];
  }

  @Override
  public int sampleRateHz() {
    return sampleRateHz;
  }

  @Override
  public double seconds() {
    return (double) samples.length / sampleRateHz;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Waveform waveform
        && sampleRateHz == waveform.sampleRateHz
        && Arrays.equals(samples, waveform.samples);
  }

  @Override
  public int hashCode() {
    return 31 * sampleRateHz + Arrays.hashCode(samples);
  }

  @Override
  public String toString() {
    return "Waveform[" + samples.length + " samples at " + sampleRateHz + " Hz]";
  }
}
