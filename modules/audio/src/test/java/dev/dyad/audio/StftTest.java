package dev.dyad.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.dyad.core.RandomKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StftTest {
  /** Σ_j w[j] x[..] exp(-2πi jk / n) by its definition, in double precision. */
  private static double plain(Stft stft, float[] x, int k, int t) {
    double real = 0;
    double imaginary = 0;
    int n = stft.fftSize();
    float[] window = stft.window().values(stft.windowSize());
    int pad = (n - stft.windowSize()) / 2;
    for (int j = 0; j < window.length; j++) {
      int at = t * stft.hopSamples() + j + pad - n / 2;
      if (at >= 0 && at < x.length) {
        double angle = 2 * Math.PI * ((long) (j + pad) * k % n) / n;
        real += window[j] * x[at] * Math.cos(angle);
        imaginary -= window[j] * x[at] * Math.sin(angle);
      }
    }
    return real * real + imaginary * imaginary;
  }

  private static void assertPlain(Stft stft, float[] x) {
    float[][] power = stft.power(x);
    assertThat(power.length).isEqualTo(stft.fftSize() / 2 + 1);
    for (int k = 0; k < power.length; k++) {
      assertThat(power[k]).hasSize(1 + x.length / stft.hopSamples());
      for (int t = 0; t < power[k].length; t++) {
        double expected = plain(stft, x, k, t);
        assertThat((double) power[k][t])
            .as("bin %d of frame %d of %s", k, t, stft)
            .isCloseTo(expected, within(1e-4 * expected + 1e-5));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 15, 16, 18, 21, 22, 25, 26, 27, 30, 31, 32, 35, 37,
        48, 60, 64, 74, 77, 100, 120, 121, 127, 128
      })
  void agreesWithPlainSumsForAnyLength(int size) {
    assertPlain(
        new Stft(size, Math.max(1, size / 3)),
        Sounds.noise(size + 40, 8000, RandomKey.of(size).generator()).samples());
  }

  @Test
  void agreesWithPlainSumsOverManyBlocksOfFrames() {
    assertPlain(new Stft(24, 1), Sounds.noise(150, 8000, RandomKey.of(1).generator()).samples());
  }

  @Test
  void shorterWindowsLieInTheMiddleOfTheFrame() {
    float[] noise = Sounds.noise(60, 8000, RandomKey.of(2).generator()).samples();
    assertPlain(new Stft(32, 20, 8, Window.HAMMING), noise);
    assertPlain(new Stft(32, 25, 8, Window.BLACKMAN), noise);
    assertPlain(new Stft(15, 8, 8, Window.RECTANGULAR), noise);
  }

  @Test
  void frameDoesNotDependOnItsNeighbours() {
    float[] quiet = new float[400];
    quiet[100] = 1e-6f;
    float[] alone = quiet.clone();
    quiet[300] = 1000;
    Stft stft = new Stft(64, 16);
    float[][] with = stft.power(quiet);
    float[][] without = stft.power(alone);
    for (int k = 0; k < stft.bins(); k++) {
      assertThat(with[k][6]).isEqualTo(without[k][6]);
    }
  }

  @Test
  void silenceHasNoPowerAndNoSamplesGiveOneFrameOfSilence() {
    assertThat(new Stft(16, 4).power(new float[8])).isDeepEqualTo(new float[9][3]);
    assertThat(new Stft(16, 4).power(new float[0])).isDeepEqualTo(new float[9][1]);
  }

  @Test
  void sineOfAWholeNumberOfPeriodsIsOneLine() {
    float[][] power =
        new Stft(64, 64, 64, Window.RECTANGULAR).power(Sounds.sine(1000, 0.1, 8000).samples());
    for (int k = 0; k <= 32; k++) {
      // amplitude 0.5 over 64 samples: (0.5 · 64 / 2)² at 1000 Hz = 8 / 64 of the rate
      assertThat((double) power[k][5]).isCloseTo(k == 8 ? 256 : 0, within(1e-3));
    }
  }

  @Test
  void rejectsWindowsLongerThanTheTransform() {
    assertThatThrownBy(() -> new Stft(16, 17, 4, Window.HANN))
        .hasMessage("windowSize must be in 1..16, but was 17");
  }
}
