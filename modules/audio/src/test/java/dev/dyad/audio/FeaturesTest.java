package dev.dyad.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Against librosa 0.11.0, single precision. Tolerance: a ten-thousandth of a value, and of powers a
 * ten-millionth of the largest, as they are sums of rounded terms; 0.01 dB for levels.
 */
class FeaturesTest {
  static List<LibrosaCase> cases() {
    return LibrosaCase.all();
  }

  private static LogMel logMel(LibrosaCase c) {
    double ms = 1000.0 / c.sampleRateHz();
    return new LogMel(c.bands(), c.fftSize() * ms, c.hopSamples() * ms, 0, 1e6, c.scale(), 80);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void signalIsTheReferences(LibrosaCase c) {
    assertNear(Arrays.copyOf(c.signal(), 5), c.values("firstSamples"), 0);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void powerIsLibrosas(LibrosaCase c) {
    float[][] power = new Stft(c.fftSize(), c.hopSamples()).power(c.signal());
    assertThat(power[0]).hasSize(c.frames());
    double[] expected = c.values("power");
    assertNear(
        Arrays.copyOf(column(power, c.frame()), expected.length), expected, largest(expected));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void melFiltersAreLibrosas(LibrosaCase c) {
    float[][] weights =
        new MelFilters(c.bands(), 0, 1e6, c.scale()).weights(c.sampleRateHz(), c.fftSize());
    double[] expected = c.values("melFilterRowSums");
    for (int b = 0; b < expected.length; b++) {
      double sum = 0;
      for (float weight : weights[b]) {
        sum += weight;
      }
      assertThat(sum).isCloseTo(expected[b], within(1e-5 * expected[b]));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void levelsAreLibrosas(LibrosaCase c) {
    assertThat(logMel(c).stft(c.sampleRateHz())).isEqualTo(new Stft(c.fftSize(), c.hopSamples()));
    float[] levels = logMel(c).levels(c.signal(), c.sampleRateHz());
    double[] frame = c.values("melDbTop80Frame");
    double[] mel = c.values("melFrame");
    double[] first = c.values("melFirstFrame");
    double mean = 0;
    for (float level : levels) {
      mean += level / levels.length;
    }
    assertThat(mean).isCloseTo(c.melDbMean(), within(0.01));
    for (int b = 0; b < c.bands(); b++) {
      float level = levels[b * c.frames() + c.frame()];
      assertThat((double) level).isCloseTo(frame[b], within(0.01));
      double power = Math.pow(10, level / 10);
      assertThat(power).isCloseTo(mel[b], within(1e-3 * mel[b] + 1e-7 * largest(mel)));
      power = Math.pow(10, levels[b * c.frames()] / 10);
      assertThat(power).isCloseTo(first[b], within(1e-3 * first[b] + 1e-7 * largest(first)));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void cepstrumIsLibrosas(LibrosaCase c) {
    Waveform clip = Waveform.of(c.signal(), c.sampleRateHz());
    Spectrogram cepstrum = new Mfcc().of(logMel(c).of(clip));
    double[] expected = c.values("mfcc13Frame");
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) cepstrum.at(i, c.frame())).isCloseTo(expected[i], within(0.02));
    }
  }

  private static float[] column(float[][] rows, int column) {
    float[] values = new float[rows.length];
    for (int i = 0; i < rows.length; i++) {
      values[i] = rows[i][column];
    }
    return values;
  }

  private static double largest(double[] values) {
    return Arrays.stream(values).max().orElseThrow();
  }

  private static void assertNear(float[] actual, double[] expected, double largest) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) actual[i])
          .as("value %d", i)
          .isCloseTo(expected[i], within(1e-4 * Math.abs(expected[i]) + 1e-7 * largest + 1e-6));
    }
  }
}
