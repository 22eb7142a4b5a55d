package dev.dyad.audio;

/**
 * Reads a signal between its samples: a sinc filter under a Kaiser window, cut off at the lower of
 * the two Nyquist frequencies.
 *
 * @see <a href="https://ccrma.stanford.edu/~jos/resample/">Smith, Digital Audio Resampling</a>
 */
final class Resampler {
  /** For changing the rate of recordings: flat to 0.94 of the Nyquist frequency, -90 dB beyond. */
  static final Resampler FINE = new Resampler(32, 9, 0.945, true);

  /** For augmentations, where speed matters more: noise of its own 60 dB below the sound. */
  static final Resampler FAST = new Resampler(10, 6, 0.96, false);

  private static final int PHASES = 512;
  private static final int PROTOTYPE_STEPS = 512;

  private final int zeroCrossings;
  private final double rollOff;
  private final boolean interpolates;

  /** Half of the windowed sinc, from its centre, in steps of 1 / PROTOTYPE_STEPS. */
  private final float[] prototype;

  private Resampler(int zeroCrossings, double beta, double rollOff, boolean interpolates) {
    this.zeroCrossings = zeroCrossings;
    this.rollOff = rollOff;
    this.interpolates = interpolates;
    prototype = new float[zeroCrossings * PROTOTYPE_STEPS + 2];
    for (int i = 0; i < zeroCrossings * PROTOTYPE_STEPS; i++) {
      double x = (double) i / PROTOTYPE_STEPS;
      double sinc = i == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
      double edge = x / zeroCrossings;
      prototype[i] = (float) (sinc * bessel(beta * Math.sqrt(1 - edge * edge)) / bessel(beta));
    }
  }

  /** The modified Bessel function of order 0. */
  private static double bessel(double x) {
    double sum = 1;
    double term = 1;
    for (int k = 1; term > 1e-12 * sum; k++) {
      term *= x / (2 * k) * (x / (2 * k));
      sum += term;
    }
    return sum;
  }

  /** The waveform at another rate; length rounded to the nearest. */
  static Waveform toRate(Waveform waveform, int sampleRateHz) {
    if (sampleRateHz == waveform.sampleRateHz()) {
      return waveform;
    }
    double step = (double) waveform.sampleRateHz() / sampleRateHz;
    int length = (int) Math.max(1, Math.round(waveform.length() / step));
    return Waveform.wrap(FINE.resample(waveform.data(), step, length), sampleRateHz);
  }

  /**
   * The signal at the places 0, step, 2 step, ... It is zero before its start and after its end.
   *
   * @param step in samples; above 1 makes the signal shorter and higher
   * @param length of the result
   */
  float[] resample(float[] signal, double step, int length) {
    double cutoff = rollOff * Math.min(1, 1 / step);
    int half = (int) Math.ceil(zeroCrossings / cutoff);
    float[] padded = new float[signal.length + 2 * half + 2];
    System.arraycopy(signal, 0, padded, half, signal.length);
    float[][] phases = phases(cutoff, half);
    float[] resampled = new float[length];
    for (int i = 0; i < length; i++) {
      double place = i * step;
      int whole = (int) place;
      double phase = (place - whole) * PHASES;
      int index = (int) phase;
      if (whole > signal.length) {
        break;
      }
      if (!interpolates) {
        resampled[i] = sum(padded, whole + 1, phases[(int) (phase + 0.5)]);
        continue;
      }
      resampled[i] =
          between(padded, whole + 1, phases[index], phases[index + 1], (float) (phase - index));
    }
    return resampled;
  }

  /** Coefficients for each place between two samples, that at the next sample included. */
  private float[][] phases(double cutoff, int half) {
    float[][] phases = new float[PHASES + 1][2 * half];
    for (int p = 0; p <= PHASES; p++) {
      for (int k = 0; k < 2 * half; k++) {
        double x = Math.abs(k - half + 1 - (double) p / PHASES) * cutoff * PROTOTYPE_STEPS;
        int i = (int) x;
        if (i < prototype.length - 1) {
          double value = prototype[i] + (x - i) * (prototype[i + 1] - prototype[i]);
          phases[p][k] = (float) (cutoff * value);
        }
      }
    }
    return phases;
  }

  private static float sum(float[] signal, int from, float[] phase) {
    float sum0 = 0;
    float sum1 = 0;
    float sum2 = 0;
    float sum3 = 0;
    int k = 0;
    for (; k + 3 < phase.length; k += 4) {
      sum0 += signal[from + k] * phase[k];
      sum1 += signal[from + k + 1] * phase[k + 1];
      sum2 += signal[from + k + 2] * phase[k + 2];
      sum3 += signal[from + k + 3] * phase[k + 3];
    }
    for (; k < phase.length; k++) {
      sum0 += signal[from + k] * phase[k];
    }
    return sum0 + sum1 + (sum2 + sum3);
  }

  /** The sum for a place between two of the phases. */
  private static float between(float[] signal, int from, float[] low, float[] high, float part) {
    float low0 = 0;
    float low1 = 0;
    float high0 = 0;
    float high1 = 0;
    for (int k = 0; k < low.length; k += 2) { // always even
      float even = signal[from + k];
      float odd = signal[from + k + 1];
      low0 += even * low[k];
      low1 += odd * low[k + 1];
      high0 += even * high[k];
      high1 += odd * high[k + 1];
    }
    float sum = low0 + low1;
    return sum + part * (high0 + high1 - sum);
  }
}
