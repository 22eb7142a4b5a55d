package dev.dyad.audio;

import dev.dyad.core.Require;

/**
 * Overlapping triangles over the frequencies of a spectrum, evenly spaced in mel: each rises from
 * its lower neighbour's peak to its own and falls to its upper neighbour's, and has an area of one
 * (in Hz). Equal to librosa's {@code filters.mel} with {@code norm='slaney'}.
 *
 * @param bands number of triangles
 * @param lowHz where the first begins
 * @param highHz where the last ends; half the sample rate where it is above that
 * @param scale what is mel
 */
public record MelFilters(int bands, double lowHz, double highHz, MelScale scale) {
  /**
   * Checks the frequencies.
   *
   * @throws IllegalArgumentException if there are not 1..4096 bands, or lowHz is not from 0 to
   *     below highHz
   */
  public MelFilters {
    Require.within("bands", bands, 1, 4096);
    Require.positive("highHz", highHz);
    Require.that(
        lowHz >= 0 && lowHz < highHz,
        "lowHz must be at least 0 and below highHz %s, but was %s",
        highHz,
        lowHz);
  }

  /** From 0 Hz to half the sample rate, on Slaney's scale, as librosa's defaults. */
  public MelFilters(int bands) {
    this(bands, 0, Waveform.MAX_SAMPLE_RATE_HZ, MelScale.SLANEY);
  }

  /**
   * The triangles for one kind of spectrum. A triangle narrower than the distance of two
   * frequencies may have no weight at all, and none has where lowHz is not below half the sample
   * rate.
   *
   * @return one row a band, of one weight for each of the {@code fftSize / 2 + 1} frequencies
   */
  public float[][] weights(int sampleRateHz, int fftSize) {
    float[][] weights = new float[bands][fftSize / 2 + 1];
    if (lowHz >= sampleRateHz / 2.0) {
      return weights;
    }
    double[] edges = edges(sampleRateHz);
    for (int b = 0; b < bands; b++) {
      double height = 2 / (edges[b + 2] - edges[b]);
      for (int k = 0; k < weights[b].length; k++) {
        double hertz = (double) k * sampleRateHz / fftSize;
        double rising = (hertz - edges[b]) / (edges[b + 1] - edges[b]);
        double falling = (edges[b + 2] - hertz) / (edges[b + 2] - edges[b + 1]);
        weights[b][k] = (float) (height * Math.max(0, Math.min(rising, falling)));
      }
    }
    return weights;
  }

  /** Lower end, peaks and upper end: evenly spaced in mel. */
  private double[] edges(int sampleRateHz) {
    double low = scale.mel(lowHz);
    double high = scale.mel(Math.min(highHz, sampleRateHz / 2.0));
    double[] edges = new double[bands + 2];
    for (int i = 0; i < edges.length; i++) {
      edges[i] = scale.hertz(low + (high - low) * i / (bands + 1));
    }
    return edges;
  }
}
