package dev.dyad.audio;

/** How loud samples are. */
final class Levels {
  private Levels() {}

  /** The factor of so many decibels. */
  static double amplitude(double decibels) {
    return Math.pow(10, decibels / 20);
  }

  /** The largest absolute value; 0 of none. */
  static float peak(float[] samples) {
    float peak = 0;
    for (float sample : samples) {
      peak = Math.max(peak, Math.abs(sample));
    }
    return peak;
  }

  /** The root mean square; 0 of none. */
  static double rms(float[] samples) {
    double sum0 = 0;
    double sum1 = 0;
    double sum2 = 0;
    double sum3 = 0;
    int i = 0;
    for (; i + 3 < samples.length; i += 4) { // four sums, since each waits for the one before
      sum0 += (double) samples[i] * samples[i];
      sum1 += (double) samples[i + 1] * samples[i + 1];
      sum2 += (double) samples[i + 2] * samples[i + 2];
      sum3 += (double) samples[i + 3] * samples[i + 3];
    }
    for (; i < samples.length; i++) {
      sum0 += (double) samples[i] * samples[i];
    }
    double sum = sum0 + sum1 + (sum2 + sum3);
    return samples.length == 0 ? 0 : Math.sqrt(sum / samples.length);
  }

  /** The samples times wanted / present; as they are where nothing is present. */
  static float[] scaled(float[] samples, double wanted, double present) {
    float[] scaled = samples.clone();
    double factor = present > 0 ? wanted / present : 1;
    if (factor > Float.MAX_VALUE) { // of a sound so quiet that only doubles hold it
      for (int i = 0; i < scaled.length; i++) {
        scaled[i] = (float) (scaled[i] * factor);
      }
    } else {
      multiply(scaled, (float) factor);
    }
    return scaled;
  }

  private static void multiply(float[] samples, float factor) {
    for (int i = 0; i < samples.length; i++) {
      samples[i] *= factor;
    }
  }
}
