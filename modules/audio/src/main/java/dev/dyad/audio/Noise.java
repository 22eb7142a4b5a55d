package dev.dyad.audio;

import dev.dyad.core.RandomKey;
import java.util.random.RandomGenerator;

/** Noises of a key. */
final class Noise {
  private static final double LOWEST_HZ = 20;
  private static final double DECIBELS_OF_A_POLE = 20 * Math.log10(2);

  private Noise() {}

  /** Independent standard normal values. */
  static float[] white(int length, long key) {
    RandomGenerator random = new RandomKey(key).generator();
    float[] noise = new float[length];
    for (int i = 0; i < length; i++) {
      noise[i] = (float) random.nextGaussian();
    }
    return noise;
  }

  /**
   * Noise whose power has a slope from 20 Hz up: white noise through a row of poles an octave
   * apart, each with a zero that follows it sooner or later.
   */
  static float[] coloured(int length, int sampleRateHz, double slopeDbPerOctave, long key) {
    float[] noise = white(length, key);
    double steepness = -slopeDbPerOctave / DECIBELS_OF_A_POLE;
    for (double pole = LOWEST_HZ; pole < sampleRateHz / 2.0; pole *= 2) {
      shelve(
          noise, warped(pole, sampleRateHz), warped(pole * Math.pow(2, steepness), sampleRateHz));
    }
    return noise;
  }

  /** Where the bilinear transform has to put a frequency so that it comes out right. */
  private static double warped(double frequencyHz, int sampleRateHz) {
    return Math.tan(Math.PI * Math.min(0.49, frequencyHz / sampleRateHz));
  }

  /** (s + zero) / (s + pole) by the bilinear transform, in place. */
  private static void shelve(float[] noise, double pole, double zero) {
    double b0 = (1 + zero) / (1 + pole);
    double b1 = (zero - 1) / (1 + pole);
    double a1 = (pole - 1) / (1 + pole);
    double before = 0;
    double out = 0;
    for (int i = 0; i < noise.length; i++) {
      double now = noise[i];
      out = b0 * now + b1 * before - a1 * out;
      before = now;
      noise[i] = (float) out;
    }
  }
}
