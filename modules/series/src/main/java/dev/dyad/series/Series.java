package dev.dyad.series;

import dev.dyad.core.Require;
import java.util.Arrays;

/**
 * Values at evenly spaced times, in one or more channels. A value that was not measured is NaN; all
 * others are finite. Immutable; equal where the content is. May be of length 0.
 */
public final class Series {
  private final int channels;
  private final float[] values; // (channels, length), one channel after the other

  private Series(int channels, float[] values) {
    this.channels = channels;
    this.values = values;
  }

  /**
   * A series with a copy of the given values.
   *
   * @param channels values by channel, all of one length; NaN where nothing was measured
   * @throws IllegalArgumentException if there is no channel, their lengths differ or a value is
   *     infinite
   */
  public static Series of(float[]... channels) {
    Require.that(channels.length > 0, "a series needs at least one channel");
    int length = channels[0].length;
    float[] values = new float[Math.multiplyExact(channels.length, length)];
    for (int c = 0; c < channels.length; c++) {
      Require.that(
          channels[c].length == length,
          "channel %d must have %d values like channel 0, but has %d",
          c,
          length,
          channels[c].length);
      for (int t = 0; t < length; t++) {
        Require.that(
            !Float.isInfinite(channels[c][t]), "value %d of channel %d must not be infinite", t, c);
      }
      System.arraycopy(channels[c], 0, values, c * length, length);
    }
    return new Series(channels.length, values);
  }

  /** Other values in as many channels; takes the array over. */
  Series with(float[] other) {
    return new Series(channels, other);
  }

  /** Number of channels, at least 1. */
  public int channels() {
    return channels;
  }

  /** Number of times. */
  public int length() {
    return values.length / channels;
  }

  /** One value; NaN where nothing was measured. */
  public float at(int channel, int time) {
    return values[channel * length() + time];
  }

  /** A copy of the values of a channel. */
  public float[] channel(int channel) {
    return Arrays.copyOfRange(values, channel * length(), (channel + 1) * length());
  }

  /** A copy of all values, one channel after the other. */
  float[] values() {
    return values.clone();
  }

  /** The times from..to-1. */
  Series range(int from, int to) {
    int length = to - from;
    float[] cut = new float[channels * length];
    for (int c = 0; c < channels; c++) {
      System.arraycopy(values, c * length() + from, cut, c * length, length);
    }
    return new Series(channels, cut);
  }

  /**
   * Standard deviation of what was measured in a channel, divided by the number of values; 0 where
   * there is nothing.
   */
  double deviation(int channel) {
    double sum = 0;
    double squares = 0;
    int count = 0;
    for (int t = 0; t < length(); t++) {
      double x = at(channel, t);
      if (!Double.isNaN(x)) {
        sum += x;
        squares += x * x;
        count++;
      }
    }
    return count == 0 ? 0 : Math.sqrt(Math.max(0, squares / count - sum / count * sum / count));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Series series
        && channels == series.channels
        && Arrays.equals(values, series.values);
  }

  @Override
  public int hashCode() {
    return 31 * channels + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "Series[%d x %d]".formatted(channels, length());
  }
}
