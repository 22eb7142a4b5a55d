package dev.dyad.audio;

/** A low-pass filter: a sinc under a Kaiser window. */
final class WindowedSinc {
  private static final int STEPS = 512;

  private final int zeroCrossings;

  /** Half of it, from its centre, in steps of 1 / STEPS of a zero crossing. */
  private final float[] half;

  /**
   * A filter.
   *
   * @param zeroCrossings to each side
   * @param beta shape of the window: the larger, the less passes beyond the cutoff
   */
  WindowedSinc(int zeroCrossings, double beta) {
    this.zeroCrossings = zeroCrossings;
    half = new float[zeroCrossings * STEPS + 2];
    for (int i = 0; i < zeroCrossings * STEPS; i++) {
      double x = (double) i / STEPS;
      double sinc = i == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
      double edge = x / zeroCrossings;
      half[i] = (float) (sinc * bessel(beta * Math.sqrt(1 - edge * edge)) / bessel(beta));
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

  /** Beyond how many samples it is zero. */
  int reach(double cutoff) {
    return (int) Math.ceil(zeroCrossings / cutoff);
  }

  /**
   * Its value so many samples from its centre.
   *
   * @param cutoff as a share of the Nyquist frequency, in 0..1
   */
  float at(double samples, double cutoff) {
    double x = Math.abs(samples) * cutoff * STEPS;
    int i = (int) x;
    return i < half.length - 1
        ? (float) (cutoff * (half[i] + (x - i) * (half[i + 1] - half[i])))
        : 0;
  }
}
