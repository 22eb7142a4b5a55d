package dev.dyad.audio;

import dev.dyad.core.Require;

/**
 * Power spectra of short frames: {@code |Σ_j w[j] x[t·hop + j] exp(-2πi jk / fftSize)|²} for k =
 * 0..fftSize/2, as librosa takes it from {@code stft} with zeros around. Frame t is centred at
 * sample t · hop, where there are zeros beyond the ends; there are 1 + samples / hop frames. Single
 * precision.
 *
 * @param fftSize values transformed, of any factors; frequencies are sampleRate / fftSize apart
 * @param windowSize values in the window, at most fftSize; zeros fill the rest evenly
 * @param hopSamples from one frame to the next
 * @param window its shape
 */
public record Stft(int fftSize, int windowSize, int hopSamples, Window window) {
  /** The largest fftSize. */
  public static final int MAX_FFT_SIZE = 1 << 20;

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if one is not positive, fftSize above {@value #MAX_FFT_SIZE},
   *     or windowSize above fftSize
   */
  public Stft {
    Require.within("fftSize", fftSize, 1, MAX_FFT_SIZE);
    Require.within("windowSize", windowSize, 1, fftSize);
    Require.positive("hopSamples", hopSamples);
  }

  /** A Hann window as long as the transform. */
  public Stft(int fftSize, int hopSamples) {
    this(fftSize, fftSize, hopSamples, Window.HANN);
  }

  /** Number of frequencies. */
  public int bins() {
    return fftSize / 2 + 1;
  }

  /** Number of frames of so many samples. */
  public int frames(int samples) {
    return 1 + samples / hopSamples;
  }

  /**
   * The power of each frequency in each frame.
   *
   * @param samples at least 0 of them
   * @return {@link #bins} rows of {@link #frames} values
   */
  public float[][] power(float[] samples) {
    float[][] power = new float[bins()][frames(samples.length)];
    new SpectralFrames(this)
        .forEach(
            samples,
            (first, count, block) -> {
              for (int k = 0; k < power.length; k++) {
                System.arraycopy(block[k], 0, power[k], first, count);
              }
            });
    return power;
  }
}
