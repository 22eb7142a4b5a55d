package dev.dyad.series;

/**
 * The discrete Fourier transform of one channel by plain sums, frequency by frequency: quick for
 * the few frequencies that are asked for, n² for all of them. Missing values are bridged by
 * straight lines.
 */
final class Spectrum {
  private final double[] signal;
  private final double[] cosines;
  private final double[] sines;

  Spectrum(float[] values) {
    this.signal = bridged(values);
    int n = values.length;
    this.cosines = new double[n];
    this.sines = new double[n];
    for (int t = 0; t < n; t++) {
      cosines[t] = Math.cos(2 * Math.PI * t / n);
      sines[t] = Math.sin(2 * Math.PI * t / n);
    }
  }

  /** Number of frequencies: 0 to n / 2 cycles in the whole length. */
  static int frequencies(int length) {
    return length / 2 + 1;
  }

  /** The values, missing ones by straight lines between those around; 0 where there is none. */
  static double[] bridged(float[] values) {
    double[] bridged = new double[values.length];
    int last = -1;
    for (int t = 0; t < values.length; t++) {
      if (Float.isNaN(values[t])) {
        continue;
      }
      for (int between = last + 1; between < t; between++) {
        double share = last < 0 ? 1 : (between - last) / (double) (t - last);
        bridged[between] = share * values[t] + (last < 0 ? 0 : (1 - share) * values[last]);
      }
      bridged[t] = values[t];
      last = t;
    }
    for (int t = last + 1; last >= 0 && t < values.length; t++) {
      bridged[t] = values[last];
    }
    return bridged;
  }

  /** Amplitudes of cosine and sine at a frequency, such that they sum to the signal. */
  double[] wave(int frequency) {
    int n = signal.length;
    double a = 0;
    double b = 0;
    for (int t = 0; t < n; t++) {
      int at = (int) ((long) frequency * t % n);
      a += signal[t] * cosines[at];
      b += signal[t] * sines[at];
    }
    double weight = frequency == 0 || 2 * frequency == n ? 1.0 / n : 2.0 / n;
    return new double[] {a * weight, b * weight};
  }

  /** Adds a wave, times a factor, to a sum over time. */
  void add(double[] wave, int frequency, double factor, double[] sum) {
    int n = signal.length;
    for (int t = 0; t < n; t++) {
      int at = (int) ((long) frequency * t % n);
      sum[t] += factor * (wave[0] * cosines[at] + wave[1] * sines[at]);
    }
  }
}
