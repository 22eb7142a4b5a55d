package dev.dyad.audio;

import java.util.stream.IntStream;

/**
 * The discrete Fourier transform of many signals side by side: row {@code i} of the arrays holds
 * the i-th value of every signal, so that each step is the same short loop over signals, which
 * compilers turn into vector instructions. Any length: factors of 4, 2, 3 and 5 are quick, a prime
 * factor p costs about p products a value.
 *
 * <p>{@code X[k] = Σ_j x[j] exp(-2πi jk / n)}, in place by decimation in frequency: a stage of
 * radix r splits transforms of n values into r of n / r, and results end in another order, which
 * {@link #row} tells.
 */
final class Fft {
  private final int length;
  private final int[] radices;
  private final float[] cosines; // of the angles 2πi / length
  private final float[] sines;
  private final int[] rows;

  Fft(int length) {
    this.length = length;
    this.radices = radices(length);
    this.cosines = new float[length];
    this.sines = new float[length];
    for (int i = 0; i < length; i++) {
      cosines[i] = (float) Math.cos(2 * Math.PI * i / length);
      sines[i] = (float) -Math.sin(2 * Math.PI * i / length);
    }
    this.rows = IntStream.range(0, length).map(this::place).toArray();
  }

  private static int[] radices(int length) {
    var found = IntStream.builder();
    int rest = length;
    for (int radix : new int[] {4, 2}) {
      for (; rest % radix == 0; rest /= radix) {
        found.add(radix);
      }
    }
    for (int radix = 3; rest > 1; radix += 2) {
      for (; rest % radix == 0; rest /= radix) {
        found.add(radix);
      }
    }
    return found.build().toArray();
  }

  /** The results of each stage's radix r lie r-th parts of the transform apart. */
  private int place(int frequency) {
    int place = 0;
    int part = length;
    int rest = frequency;
    for (int radix : radices) {
      part /= radix;
      place += rest % radix * part;
      rest /= radix;
    }
    return place;
  }

  /** The row that holds the result for a frequency of 0..length-1. */
  int row(int frequency) {
    return rows[frequency];
  }

  /**
   * Transforms in place. Rows may change places with each other.
   *
   * @param real rows of real parts
   * @param imaginary rows of imaginary parts
   * @param signals how many columns are used
   */
  void transform(float[][] real, float[][] imaginary, int signals) {
    var steps = new FftSteps(cosines, sines, real, imaginary, signals);
    int size = length;
    for (int radix : radices) {
      int part = size / radix;
      for (int base = 0; base < length; base += size) {
        for (int p = 0; p < part; p++) {
          steps.butterfly(radix, base + p, part);
          for (int c = 1; c < radix && p > 0; c++) {
            int angle = (int) ((long) p * c * (length / size) % length);
            steps.turn(base + p + c * part, angle);
          }
        }
      }
      size = part;
    }
  }
}
