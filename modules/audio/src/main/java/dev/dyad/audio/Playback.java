package dev.dyad.audio;

import java.util.Arrays;

/**
 * Plays a signal faster or slower, as a tape does: a windowed sinc, cut off at the lower of the two
 * Nyquist frequencies. For augmentations, where speed matters: between two samples each coefficient
 * is a polynomial of degree 4 (Farrow's structure), so that a few fixed filters of the whole signal
 * serve all places. What that adds lies 60 dB below the sound.
 *
 * @see <a href="https://doi.org/10.1109/ISCAS.1988.15483">Farrow 1988</a>
 */
final class Playback {
  private static final int TERMS = 5;
  private static final int BLOCK = 512;
  private static final double ROLL_OFF = 0.96;
  private static final WindowedSinc SINC = new WindowedSinc(10, 6);
  private static final double[][] POWERS_OF_NODES = fit();

  private final float[] padded;
  private final float[][] coefficients; // by term, from the first of 2 * half to the middle
  private final int half;
  private final float[][] terms = new float[TERMS][BLOCK];
  private final float[] left = new float[BLOCK];
  private final float[] right = new float[BLOCK];

  private Playback(float[] signal, double cutoff) {
    half = SINC.reach(cutoff);
    padded = new float[signal.length + 2 * half + BLOCK];
    System.arraycopy(signal, 0, padded, half, signal.length);
    coefficients = new float[TERMS][half];
    for (int k = 0; k < half; k++) {
      for (int node = 0; node < TERMS; node++) {
        double value = SINC.at(k - half + 0.5 - node(node), cutoff);
        for (int term = 0; term < TERMS; term++) {
          coefficients[term][k] += (float) (POWERS_OF_NODES[term][node] * value);
        }
      }
    }
  }

  /** Chebyshev's nodes in -0.5..0.5. */
  private static double node(int index) {
    return 0.5 * Math.cos(Math.PI * (2 * index + 1) / (2 * TERMS));
  }

  /** Row t, column j: what a value at node j adds to the coefficient of x^t of the polynomial. */
  private static double[][] fit() {
    double[][] fit = new double[TERMS][TERMS];
    for (int j = 0; j < TERMS; j++) {
      double[] product = new double[TERMS]; // of (x - node i) / (node j - node i)
      product[0] = 1;
      for (int i = 0; i < TERMS; i++) {
        for (int t = TERMS - 1; t >= 0 && i != j; t--) {
          double lower = t > 0 ? product[t - 1] : 0;
          product[t] = (lower - node(i) * product[t]) / (node(j) - node(i));
        }
      }
      for (int t = 0; t < TERMS; t++) {
        fit[t][j] = product[t];
      }
    }
    return fit;
  }

  /**
   * The signal at the places 0, step, 2 step, ... It is zero before its start and after its end.
   *
   * @param step in samples; above 1 makes the signal shorter and higher
   * @param length of the result
   */
  static float[] play(float[] signal, double step, int length) {
    var playback = new Playback(signal, ROLL_OFF * Math.min(1, 1 / step));
    float[] played = new float[length];
    int done = 0;
    for (int start = 0; start < signal.length && done < length; start += BLOCK) {
      playback.filter(start);
      done = playback.read(played, done, step, start, Math.min(BLOCK, signal.length - start));
    }
    return played;
  }

  /** The places within some samples; the number of the first place after them. */
  private int read(float[] played, int from, double step, int start, int count) {
    float[] zero = terms[0];
    float[] one = terms[1];
    float[] two = terms[2];
    float[] three = terms[3];
    float[] four = terms[4];
    for (int i = from; i < played.length; i++) {
      double place = i * step - start;
      int whole = (int) place;
      if (whole >= count) {
        return i;
      }
      float x = (float) (place - whole - 0.5);
      played[i] =
          (((four[whole] * x + three[whole]) * x + two[whole]) * x + one[whole]) * x + zero[whole];
    }
    return played.length;
  }

  /**
   * The polynomials' coefficients after each of some samples. The filter is even, so that samples
   * as far to the left as to the right meet with the same coefficients, or with opposite ones.
   */
  private void filter(int start) {
    for (float[] term : terms) {
      Arrays.fill(term, 0);
    }
    for (int k = 0; k < half; k++) {
      System.arraycopy(padded, start + k + 1, left, 0, BLOCK);
      System.arraycopy(padded, start + 2 * half - k, right, 0, BLOCK);
      sumAndDifference(left, right);
      add(left, terms[0], coefficients[0][k], terms[2], coefficients[2][k]);
      add(right, terms[1], coefficients[1][k], terms[3], coefficients[3][k]);
      add(left, terms[4], coefficients[4][k]);
    }
  }

  private static void sumAndDifference(float[] x, float[] y) {
    for (int i = 0; i < BLOCK; i++) {
      float a = x[i];
      float b = y[i];
      x[i] = a + b;
      y[i] = a - b;
    }
  }

  private static void add(float[] x, float[] one, float a, float[] other, float b) {
    for (int i = 0; i < BLOCK; i++) {
      one[i] += a * x[i];
      other[i] += b * x[i];
    }
  }

  private static void add(float[] x, float[] sums, float factor) {
    for (int i = 0; i < BLOCK; i++) {
      sums[i] += factor * x[i];
    }
  }
}
