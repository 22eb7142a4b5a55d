package dev.dyad.audio;

import dev.dyad.core.Change;
import dev.dyad.core.RandomKey;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.random.RandomGenerator;

/** Clips for tests. */
final class Sounds {
  private Sounds() {}

  /** The samples that a function of their index gives. */
  static Waveform of(int length, int sampleRateHz, IntToDoubleFunction sample) {
    float[] samples = new float[length];
    for (int i = 0; i < length; i++) {
      samples[i] = (float) sample.applyAsDouble(i);
    }
    return Waveform.of(samples, sampleRateHz);
  }

  /** A clip at 8 kHz with the given samples. */
  static Waveform plain(double... samples) {
    return of(samples.length, 8000, i -> samples[i]);
  }

  /** A sine of amplitude 0.5. */
  static Waveform sine(double frequencyHz, double seconds, int sampleRateHz) {
    return of(
        (int) Math.round(seconds * sampleRateHz),
        sampleRateHz,
        i -> 0.5 * Math.sin(2 * Math.PI * frequencyHz * i / sampleRateHz));
  }

  /** Independent uniform samples in -0.5..0.5. */
  static Waveform noise(int length, int sampleRateHz, RandomGenerator random) {
    return of(length, sampleRateHz, i -> random.nextDouble() - 0.5);
  }

  /** A few harmonics with some noise: 0.05 to 0.2 s at 8 or 16 kHz. */
  static Waveform typical(RandomGenerator random) {
    int rate = random.nextBoolean() ? 8000 : 16000;
    double pitch = 100 + 200 * random.nextDouble();
    double decay = 5 * random.nextDouble();
    int length = rate / 20 + random.nextInt(3 * rate / 20);
    return of(
        length,
        rate,
        i -> {
          double t = (double) i / rate;
          double phase = 2 * Math.PI * pitch * t;
          double wave = Math.sin(phase) + 0.5 * Math.sin(2 * phase) + 0.3 * Math.sin(5 * phase);
          return 0.3 * Math.exp(-decay * t) * wave + 0.02 * (random.nextDouble() - 0.5);
        });
  }

  /**
   * Empty, one sample, silence, a constant, a square wave at full scale, loud, high and low rates.
   */
  static List<Clip> edges() {
    return List.of(
        plain(),
        plain(0.5),
        plain(0.5, -0.25),
        of(400, 8000, i -> 0),
        of(400, 8000, i -> 0.7),
        of(400, 8000, i -> i / 20 % 2 == 0 ? 1 : -1),
        of(300, 44100, i -> 1e6 * Math.sin(i)),
        noise(500, Waveform.MIN_SAMPLE_RATE_HZ, RandomKey.of(1).generator()),
        noise(2000, Waveform.MAX_SAMPLE_RATE_HZ, RandomKey.of(2).generator()));
  }

  /** Root mean square. */
  static double rms(Waveform waveform) {
    double sum = 0;
    for (float sample : waveform.data()) {
      sum += (double) sample * sample;
    }
    return Math.sqrt(sum / Math.max(1, waveform.length()));
  }

  /** The difference of two clips of one length. */
  static Waveform minus(Waveform one, Waveform other) {
    return of(one.length(), one.sampleRateHz(), i -> (double) one.at(i) - other.at(i));
  }

  /** What a change does to a sine, away from the start. */
  static double gainDb(Change<Clip> change, double frequencyHz, int sampleRateHz) {
    Waveform sine = sine(frequencyHz, 0.5, sampleRateHz);
    Waveform after = (Waveform) change.apply(sine);
    int from = sine.length() / 5;
    return Tone.levelDb(after, sine, from, sine.length());
  }
}
