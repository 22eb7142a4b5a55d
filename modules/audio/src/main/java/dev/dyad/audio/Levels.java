package dev.dyad.audio;

/** How loud samples are. */
final class Levels {
  private Levels() {}

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
}
