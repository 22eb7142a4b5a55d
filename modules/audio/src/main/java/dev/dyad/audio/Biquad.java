package dev.dyad.audio;

/**
 * A filter of second order: {@code y[n] = b0 x[n] + b1 x[n-1] + b2 x[n-2] - a1 y[n-1] - a2 y[n-2]},
 * in doubles, from silence.
 *
 * @see <a href="https://www.w3.org/TR/audio-eq-cookbook/">Bristow-Johnson, Audio EQ Cookbook</a>
 */
record Biquad(double b0, double b1, double b2, double a1, double a2) {
  private static final double BUTTERWORTH_Q = Math.sqrt(0.5);
  private static final double OCTAVE_Q = Math.sqrt(2);

  /** Divides by a0. */
  private static Biquad of(double b0, double b1, double b2, double a0, double a1, double a2) {
    return new Biquad(b0 / a0, b1 / a0, b2 / a0, a1 / a0, a2 / a0);
  }

  private static double angle(double frequencyHz, int sampleRateHz) {
    return 2 * Math.PI * Math.min(0.49, frequencyHz / sampleRateHz);
  }

  static Biquad lowPass(double cutoffHz, int sampleRateHz) {
    double cos = Math.cos(angle(cutoffHz, sampleRateHz));
    double alpha = Math.sin(angle(cutoffHz, sampleRateHz)) / (2 * BUTTERWORTH_Q);
    double b = (1 - cos) / 2;
    return of(b, 2 * b, b, 1 + alpha, -2 * cos, 1 - alpha);
  }

  static Biquad highPass(double cutoffHz, int sampleRateHz) {
    double cos = Math.cos(angle(cutoffHz, sampleRateHz));
    double alpha = Math.sin(angle(cutoffHz, sampleRateHz)) / (2 * BUTTERWORTH_Q);
    double b = (1 + cos) / 2;
    return of(b, -2 * b, b, 1 + alpha, -2 * cos, 1 - alpha);
  }

  /** 0 dB at the centre. */
  static Biquad bandPass(double centreHz, double widthOctaves, int sampleRateHz) {
    double angle = angle(centreHz, sampleRateHz);
    double sin = Math.sin(angle);
    double alpha = sin * Math.sinh(Math.log(2) / 2 * widthOctaves * angle / sin);
    return of(alpha, 0, -alpha, 1 + alpha, -2 * Math.cos(angle), 1 - alpha);
  }

  /** An octave wide. */
  static Biquad peak(double centreHz, double gainDb, int sampleRateHz) {
    double angle = angle(centreHz, sampleRateHz);
    double root = Math.pow(10, gainDb / 40);
    double alpha = Math.sin(angle) / (2 * OCTAVE_Q);
    double cos = -2 * Math.cos(angle);
    return of(1 + alpha * root, cos, 1 - alpha * root, 1 + alpha / root, cos, 1 - alpha / root);
  }

  Waveform filter(Waveform waveform) {
    float[] samples = waveform.samples();
    double x1 = 0;
    double x2 = 0;
    double y1 = 0;
    double y2 = 0;
    for (int i = 0; i < samples.length; i++) {
      double x = samples[i];
      double y = b0 * x + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2;
      if (Math.abs(y) < 1e-30) {
        y = 0; // such small numbers are slow
      }
      x2 = x1;
      x1 = x;
      y2 = y1;
      y1 = y;
      samples[i] = (float) y;
    }
    return waveform.with(samples);
  }
}
