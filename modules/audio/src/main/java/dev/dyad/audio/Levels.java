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
    double sum = 0;
    for (float sample : samples) {
      sum += (double) sample * sample;
    }
    return samples.length == 0 ? 0 : Math.sqrt(sum / samples.length);
  }

  /** The samples times wanted / present; as they are where nothing is present. */
  static float[] scaled(float[] samples, double wanted, double present) {
    float[] scaled = samples.clone();
    double factor = present > 0 ? wanted / present : 1;
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = (float) (scaled[i] * factor);
    }
    return scaled;
  }
}
