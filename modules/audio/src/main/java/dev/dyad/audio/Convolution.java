package dev.dyad.audio;

import java.util.Arrays;

/** Convolves sounds by way of their spectra. */
final class Convolution {
  private Convolution() {}

  /** The sound in a room, as long and as loud as before. */
  static Waveform inRoom(Waveform sound, float[] response) {
    float[] wet = convolve(sound.data(), response);
    return sound.with(Levels.scaled(wet, Levels.rms(sound.data()), Levels.rms(wet)));
  }

  /** A response without the silence before its loudest sample, so that it delays nothing. */
  static float[] fromItsPeak(float[] response) {
    float peak = Levels.peak(response);
    int start = 0;
    while (start < response.length && Math.abs(response[start]) < peak) {
      start++;
    }
    return Arrays.copyOfRange(response, start, response.length);
  }

  /** The first samples of the convolution, as many as the sound has. */
  static float[] convolve(float[] sound, float[] response) {
    if (sound.length == 0 || response.length == 0) {
      return sound.clone();
    }
    int used = Math.min(response.length, sound.length);
    int size = Math.max(2, Integer.highestOneBit(sound.length + used - 1) * 2);
    double[] real = new double[size];
    double[] imaginary = new double[size];
    for (int i = 0; i < sound.length; i++) {
      real[i] = sound[i];
    }
    for (int i = 0; i < used; i++) {
      imaginary[i] = response[i];
    }
    transform(real, imaginary);
    multiply(real, imaginary);
    transform(imaginary, real); // the inverse, with its parts exchanged
    float[] convolved = new float[sound.length];
    for (int i = 0; i < convolved.length; i++) {
      convolved[i] = (float) (real[i] / size);
    }
    return convolved;
  }

  /**
   * The product of the spectra of two real signals whose transform as real and imaginary part is
   * given: with Z = A + iB, A B = (Z[k]² - conj(Z[n-k])²) / 4i.
   */
  private static void multiply(double[] real, double[] imaginary) {
    int size = real.length;
    for (int k = 0; k <= size / 2; k++) {
      int mirror = -k & (size - 1);
      double re = real[k] * real[k] - imaginary[k] * imaginary[k];
      double im = 2 * real[k] * imaginary[k];
      double mirrorRe = real[mirror] * real[mirror] - imaginary[mirror] * imaginary[mirror];
      double mirrorIm = -2 * real[mirror] * imaginary[mirror];
      real[k] = (im - mirrorIm) / 4;
      imaginary[k] = -(re - mirrorRe) / 4;
      real[mirror] = real[k];
      imaginary[mirror] = -imaginary[k];
    }
  }

  /** The Fourier transform of a power of two of values, in place. */
  private static void transform(double[] real, double[] imaginary) {
    int size = real.length;
    reorder(real, imaginary);
    for (int half = 1; half < size; half *= 2) {
      for (int k = 0; k < half; k++) {
        double cos = Math.cos(Math.PI * k / half);
        double sin = -Math.sin(Math.PI * k / half);
        for (int i = k; i < size; i += 2 * half) {
          int j = i + half;
          double re = real[j] * cos - imaginary[j] * sin;
          double im = real[j] * sin + imaginary[j] * cos;
          real[j] = real[i] - re;
          imaginary[j] = imaginary[i] - im;
          real[i] += re;
          imaginary[i] += im;
        }
      }
    }
  }

  private static void reorder(double[] real, double[] imaginary) {
    int shift = Integer.numberOfLeadingZeros(real.length) + 1;
    for (int i = 0; i < real.length; i++) {
      int j = Integer.reverse(i) >>> shift;
      if (j > i) {
        double re = real[i];
        real[i] = real[j];
        real[j] = re;
        double im = imaginary[i];
        imaginary[i] = imaginary[j];
        imaginary[j] = im;
      }
    }
  }
}
