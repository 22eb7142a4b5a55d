package dev.dyad.audio;

/**
 * The steps that an {@link Fft} is made of, on rows in place. Each loop is as short as it is
 * because compilers give up on longer ones. To multiply a row by -i is to let its real and
 * imaginary parts change places, with a sum for a difference.
 */
final class FftSteps {
  private final float[] cosines;
  private final float[] sines;
  private final float[][] real;
  private final float[][] imaginary;
  private final int signals;
  private float[][] spare = {};

  /**
   * For the rows of a transform of n values.
   *
   * @param cosines of the n angles of a full turn
   * @param sines of their opposites
   */
  FftSteps(float[] cosines, float[] sines, float[][] real, float[][] imaginary, int signals) {
    this.cosines = cosines;
    this.sines = sines;
    this.real = real;
    this.imaginary = imaginary;
    this.signals = signals;
  }

  /** A transform of {@code radix} values: rows {@code first}, {@code first + part}, ... */
  void butterfly(int radix, int first, int part) {
    switch (radix) {
      case 2 -> {
        sumAndDifference(real[first], real[first + part], signals);
        sumAndDifference(imaginary[first], imaginary[first + part], signals);
      }
      case 4 -> four(first, first + part, first + 2 * part, first + 3 * part);
      default -> odd(radix, first, part);
    }
  }

  private void four(int a, int b, int c, int d) {
    sumsAndDifferences(real[a], real[b], real[c], real[d], signals);
    sumsAndDifferences(imaginary[a], imaginary[b], imaginary[c], imaginary[d], signals);
    float[] swap = real[b]; // a+b+c+d is in a, a-b+c-d in b and belongs into c
    float[] swapImaginary = imaginary[b];
    real[b] = real[c];
    imaginary[b] = imaginary[c];
    real[c] = swap;
    imaginary[c] = swapImaginary;
    addAndSubtractTurned(b, d);
  }

  /** x - i y and x + i y, in place of x and y. */
  private void addAndSubtractTurned(int x, int y) {
    sumAndDifference(real[x], imaginary[y], signals);
    sumAndDifference(imaginary[x], real[y], signals);
    float[] less = real[y];
    real[y] = imaginary[y];
    imaginary[y] = imaginary[x];
    imaginary[x] = less;
  }

  /** Values k and radix - k meet with the same cosines and opposite sines. */
  private void odd(int radix, int first, int part) {
    int half = radix / 2;
    for (int k = 1; k <= half; k++) {
      sumAndDifference(real[first + k * part], real[first + (radix - k) * part], signals);
      sumAndDifference(imaginary[first + k * part], imaginary[first + (radix - k) * part], signals);
    }
    float[][] free = spare(2 * radix);
    for (int c = 0; c <= half; c++) {
      gather(free[2 * c], real, first, part, radix, c, true);
      gather(free[2 * c + 1], imaginary, first, part, radix, c, true);
      if (c > 0) {
        gather(free[2 * (radix - c)], real, first, part, radix, c, false);
        gather(free[2 * (radix - c) + 1], imaginary, first, part, radix, c, false);
      }
    }
    for (int c = 0; c < radix; c++) {
      int row = first + c * part;
      float[] used = real[row];
      real[row] = free[2 * c];
      free[2 * c] = used;
      used = imaginary[row];
      imaginary[row] = free[2 * c + 1];
      free[2 * c + 1] = used;
    }
    for (int c = 1; c <= half; c++) {
      addAndSubtractTurned(first + c * part, first + (radix - c) * part);
    }
  }

  private float[][] spare(int count) {
    if (spare.length < count) {
      spare = new float[count][real[0].length];
    }
    return spare;
  }

  /** Σ_k cos(2πkc/r) of the sums and the first value, or Σ_k sin(2πkc/r) of the differences. */
  private void gather(
      float[] out, float[][] rows, int first, int part, int radix, int c, boolean even) {
    for (int k = 1; k <= radix / 2; k++) {
      int angle = (int) ((long) k * c % radix) * (cosines.length / radix);
      float factor = even ? cosines[angle] : -sines[angle];
      float[] row = rows[first + (even ? k : radix - k) * part];
      if (k > 1) {
        add(out, row, factor, signals);
      } else if (even) {
        addTo(out, rows[first], row, factor, signals);
      } else {
        multiply(out, row, factor, signals);
      }
    }
  }

  /** Multiplies a row by exp(-2πi angle / n). */
  void turn(int row, int angle) {
    turn(real[row], imaginary[row], cosines[angle], sines[angle], signals);
  }

  private static void turn(float[] real, float[] imaginary, float cos, float sin, int count) {
    for (int s = 0; s < count; s++) {
      float x = real[s];
      float y = imaginary[s];
      real[s] = x * cos - y * sin;
      imaginary[s] = x * sin + y * cos;
    }
  }

  private static void sumAndDifference(float[] a, float[] b, int count) {
    for (int s = 0; s < count; s++) {
      float x = a[s];
      float y = b[s];
      a[s] = x + y;
      b[s] = x - y;
    }
  }

  /** a+b+c+d, a-b+c-d, a-c, b-d. */
  private static void sumsAndDifferences(float[] a, float[] b, float[] c, float[] d, int count) {
    for (int s = 0; s < count; s++) {
      float ac = a[s] + c[s];
      float bd = b[s] + d[s];
      float x = a[s] - c[s];
      float y = b[s] - d[s];
      a[s] = ac + bd;
      b[s] = ac - bd;
      c[s] = x;
      d[s] = y;
    }
  }

  private static void add(float[] sums, float[] row, float factor, int count) {
    for (int s = 0; s < count; s++) {
      sums[s] += factor * row[s];
    }
  }

  private static void addTo(float[] out, float[] row, float[] other, float factor, int count) {
    for (int s = 0; s < count; s++) {
      out[s] = row[s] + factor * other[s];
    }
  }

  private static void multiply(float[] out, float[] row, float factor, int count) {
    for (int s = 0; s < count; s++) {
      out[s] = factor * row[s];
    }
  }
}
