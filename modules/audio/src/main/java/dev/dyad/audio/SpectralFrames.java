package dev.dyad.audio;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Takes the spectra of a {@link Stft} for some frames at a time. An even transform of real values
 * is done as one of half the length on pairs of values. Keeps no state between calls.
 */
final class SpectralFrames {
  /** Frames at a time: enough for vector instructions, few enough for the cache. */
  private static final int BLOCK = 128;

  private static final int MAX_BLOCK_VALUES = 1 << 18;

  private final Stft stft;
  private final float[] window; // fftSize values
  private final boolean paired;
  private final Fft fft;
  private final float[] cosines; // of the angles 2πk / fftSize
  private final float[] sines;

  SpectralFrames(Stft stft) {
    this.stft = stft;
    int size = stft.fftSize();
    this.window = new float[size];
    System.arraycopy(
        stft.window().values(stft.windowSize()),
        0,
        window,
        (size - stft.windowSize()) / 2,
        stft.windowSize());
    this.paired = size % 2 == 0;
    this.fft = new Fft(paired ? size / 2 : size);
    this.cosines = new float[size / 2 + 1];
    this.sines = new float[size / 2 + 1];
    for (int k = 0; k <= size / 2; k++) {
      cosines[k] = (float) Math.cos(2 * Math.PI * k / size);
      sines[k] = (float) Math.sin(2 * Math.PI * k / size);
    }
  }

  /** The window, with zeros to the transform's size. */
  double[] window() {
    return IntStream.range(0, window.length).mapToDouble(j -> window[j]).toArray();
  }

  /** Takes the power of some frames. */
  interface Blocks {
    /**
     * Called for each block of frames in turn.
     *
     * @param first number of its first frame
     * @param count number of its frames
     * @param power one row for each frequency, {@code count} values of each; overwritten by the
     *     next block
     */
    void accept(int first, int count, float[][] power);
  }

  void forEach(float[] samples, Blocks blocks) {
    int frames = stft.frames(samples.length);
    int values = paired ? stft.fftSize() / 2 : stft.fftSize();
    int columns = Math.min(frames, Math.max(1, Math.min(BLOCK, MAX_BLOCK_VALUES / values)));
    float[][] real = new float[values][columns];
    float[][] imaginary = new float[values][columns];
    float[][] power = new float[stft.bins()][columns];
    for (int first = 0; first < frames; first += columns) {
      int count = Math.min(columns, frames - first);
      for (int j = 0; j < stft.fftSize(); j++) {
        float[] row = paired ? (j % 2 == 0 ? real : imaginary)[j / 2] : real[j];
        load(samples, first, count, j, row);
      }
      if (!paired) {
        for (float[] row : imaginary) {
          Arrays.fill(row, 0);
        }
      }
      fft.transform(real, imaginary, count);
      for (int k = 0; k < power.length; k++) {
        power(real, imaginary, k, power[k], count);
      }
      blocks.accept(first, count, power);
    }
  }

  private static long ceilDiv(long a, long b) {
    return -Math.floorDiv(-a, b);
  }

  /** Windowed values {@code j} of all frames; zeros beyond the ends. */
  private void load(float[] samples, int first, int count, int j, float[] row) {
    int hop = stft.hopSamples();
    float factor = window[j];
    long start = (long) first * hop + j - stft.fftSize() / 2;
    int begin = (int) Math.min(count, Math.max(0, ceilDiv(-start, hop)));
    int end = (int) Math.max(begin, Math.min(count, ceilDiv(samples.length - start, hop)));
    Arrays.fill(row, 0, begin, 0);
    for (int s = begin, at = (int) (start + (long) begin * hop); s < end; s++, at += hop) {
      row[s] = factor * samples[at];
    }
    Arrays.fill(row, end, count, 0);
  }

  private void power(float[][] real, float[][] imaginary, int k, float[] power, int count) {
    int half = stft.fftSize() / 2;
    int row = fft.row(paired ? k % half : k);
    if (paired) {
      int mirror = fft.row((half - k) % half);
      unpair(
          real[row],
          imaginary[row],
          real[mirror],
          imaginary[mirror],
          power,
          cosines[k],
          sines[k],
          count);
    } else {
      square(real[row], imaginary[row], power, count);
    }
  }

  private static void square(float[] real, float[] imaginary, float[] power, int count) {
    for (int s = 0; s < count; s++) {
      power[s] = real[s] * real[s] + imaginary[s] * imaginary[s];
    }
  }

  /**
   * X[k] = (Z[k] + Z*[h-k]) / 2 - i exp(-2πik / n) (Z[k] - Z*[h-k]) / 2, where Z is the transform
   * of the h = n / 2 pairs.
   */
  private static void unpair(
      float[] zr,
      float[] zi,
      float[] mr,
      float[] mi,
      float[] power,
      float cos,
      float sin,
      int count) {
    for (int s = 0; s < count; s++) {
      float evenReal = zr[s] + mr[s];
      float evenImaginary = zi[s] - mi[s];
      float oddReal = zi[s] + mi[s];
      float oddImaginary = mr[s] - zr[s];
      float real = evenReal + cos * oddReal + sin * oddImaginary;
      float imaginary = evenImaginary + cos * oddImaginary - sin * oddReal;
      power[s] = 0.25f * (real * real + imaginary * imaginary);
    }
  }
}
