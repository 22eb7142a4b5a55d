package dev.dyad.audio;

/**
 * Brings recordings to another rate: a sinc filter under a Kaiser window, cut off at the lower of
 * the two Nyquist frequencies, of which it is flat to 0.94; -90 dB beyond.
 *
 * @see <a href="https://ccrma.stanford.edu/~jos/resample/">Smith, Digital Audio Resampling</a>
 */
final class Resampler {
  private static final int PHASES = 512;
  private static final double ROLL_OFF = 0.945;
  private static final WindowedSinc SINC = new WindowedSinc(32, 9);

  private Resampler() {}

  /** The waveform at another rate; length rounded to the nearest. */
  static Waveform toRate(Waveform waveform, int sampleRateHz) {
    if (sampleRateHz == waveform.sampleRateHz()) {
      return waveform;
    }
    double step = (double) waveform.sampleRateHz() / sampleRateHz;
    int length = (int) Math.max(1, Math.round(waveform.length() / step));
    return Waveform.wrap(resample(waveform.data(), step, length), sampleRateHz);
  }

  /**
   * The signal at the places 0, step, 2 step, ... It is zero before its start and after its end.
   *
   * @param step in samples; above 1 makes the signal shorter and higher
   * @param length of the result
   */
  static float[] resample(float[] signal, double step, int length) {
    double cutoff = ROLL_OFF * Math.min(1, 1 / step);
    int half = SINC.reach(cutoff);
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
      resampled[i] =
          between(padded, whole + 1, phases[index], phases[index + 1], (float) (phase - index));
    }
    return resampled;
  }

  /** Coefficients for each place between two samples, that at the next sample included. */
  private static float[][] phases(double cutoff, int half) {
    float[][] phases = new float[PHASES + 1][2 * half];
    for (int p = 0; p <= PHASES; p++) {
      for (int k = 0; k < 2 * half; k++) {
        phases[p][k] = SINC.at(k - half + 1 - (double) p / PHASES, cutoff);
      }
    }
    return phases;
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
