package dev.dyad.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;

/** Measures tones. */
final class Tone {
  private Tone() {}

  /**
   * How far a tone lies from a frequency, in cents: from the phase that it gains from one half to
   * the other. Fails unless nearly all of the sound is near that frequency.
   */
  static double cents(Waveform tone, double frequencyHz) {
    int length = tone.length() * 4 / 10;
    double[] first = at(tone, frequencyHz, tone.length() / 10, length);
    double[] second = at(tone, frequencyHz, tone.length() / 10 + length, length);
    double present = Math.sqrt(2) * Levels.rms(tone.data());
    assertThat(Math.hypot(second[0], second[1])).isCloseTo(present, within(0.1 * present));
    double turn = Math.atan2(second[1], second[0]) - Math.atan2(first[1], first[0]);
    turn -= 2 * Math.PI * Math.rint(turn / (2 * Math.PI));
    double more = turn / (2 * Math.PI) * tone.sampleRateHz() / length;
    return 1200 * Math.log(1 + more / frequencyHz) / Math.log(2);
  }

  /** Amplitude and phase at a frequency, under a Hann window, the phase that of the whole clip. */
  private static double[] at(Waveform tone, double frequencyHz, int from, int length) {
    double re = 0;
    double im = 0;
    for (int i = 0; i < length; i++) {
      double window = (1 - Math.cos(2 * Math.PI * (i + 0.5) / length)) * 2 / length;
      double angle = 2 * Math.PI * frequencyHz * (from + i) / tone.sampleRateHz();
      re += window * tone.at(from + i) * Math.cos(angle);
      im -= window * tone.at(from + i) * Math.sin(angle);
    }
    return new double[] {re, im};
  }

  /** How far the power at a frequency lies above all the rest. */
  static double purityDb(Waveform tone, double frequencyHz) {
    int from = tone.length() / 10;
    int length = tone.length() * 8 / 10;
    double[] there = at(tone, frequencyHz, from, length);
    double power = (there[0] * there[0] + there[1] * there[1]) / 2;
    double all = Math.pow(Levels.rms(Arrays.copyOfRange(tone.data(), from, from + length)), 2);
    return 10 * Math.log10(power / Math.max(1e-9, all - power));
  }

  static double levelDb(Waveform sound, Waveform reference) {
    return 20 * Math.log10(Levels.rms(sound.data()) / Levels.rms(reference.data()));
  }

  static double levelDb(Waveform sound, Waveform reference, int from, int to) {
    double level = Levels.rms(Arrays.copyOfRange(sound.data(), from, to));
    return 20 * Math.log10(level / Levels.rms(reference.data()));
  }

  /** Correlation of the levels of pieces of so many samples. */
  static double likenessOfLevels(Waveform one, Waveform other, int piece) {
    double product = 0;
    double squares = 0;
    double others = 0;
    for (int i = 0; i + piece <= one.length(); i += piece) {
      double a = Levels.rms(Arrays.copyOfRange(one.data(), i, i + piece));
      double b = Levels.rms(Arrays.copyOfRange(other.data(), i, i + piece));
      product += a * b;
      squares += a * a;
      others += b * b;
    }
    return product / Math.sqrt(squares * others);
  }
}
