package dev.dyad.audio;

import dev.dyad.core.Require;

/**
 * Mel-frequency cepstral coefficients: the orthonormal cosine transform (DCT-II) of each frame of a
 * log-mel spectrogram, {@code c[i] = √(2/B) Σ_b x[b] cos(πi (b + ½) / B)}, and {@code √½} of that
 * for i = 0. Equal to librosa's {@code mfcc} of the same spectrogram.
 *
 * @param coefficients how many, from the 0th on
 */
public record Mfcc(int coefficients) {
  /** 13, as is usual for speech. */
  public Mfcc() {
    this(13);
  }

  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public Mfcc {
    Require.positive("coefficients", coefficients);
  }

  /**
   * The coefficients of each frame, as bands.
   *
   * @throws IllegalArgumentException if the spectrogram has fewer bands than there are coefficients
   */
  public Spectrogram of(Spectrogram logMel) {
    int bands = logMel.bands();
    int frames = logMel.frames();
    Require.that(
        coefficients <= bands,
        "coefficients must be at most the %d bands, but was %d",
        bands,
        coefficients);
    float[] cepstrum = new float[coefficients * frames];
    for (int i = 0; i < coefficients; i++) {
      double[] wave = wave(i, bands);
      for (int t = 0; t < frames; t++) {
        double sum = 0;
        for (int b = 0; b < bands; b++) {
          sum += wave[b] * logMel.at(b, t);
        }
        cepstrum[i * frames + t] = (float) sum;
      }
    }
    return Spectrogram.wrap(coefficients, logMel.hopSamples(), logMel.sampleRateHz(), cepstrum);
  }

  private static double[] wave(int i, int bands) {
    double scale = Math.sqrt((i == 0 ? 1.0 : 2.0) / bands);
    double[] wave = new double[bands];
    for (int b = 0; b < bands; b++) {
      wave[b] = scale * Math.cos(Math.PI * i * (b + 0.5) / bands);
    }
    return wave;
  }
}
