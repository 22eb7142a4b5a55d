package dev.dyad.audio;

/** Adds one sound to another. */
final class Mixing {
  private Mixing() {}

  /**
   * The sound with noise whose root mean square lies so many decibels below its own; the sound as
   * it is where one of them is silent.
   */
  static Waveform atSnr(Waveform sound, float[] noise, double snrDb) {
    double present = Levels.rms(noise);
    double factor = present > 0 ? Levels.rms(sound.data()) * Levels.amplitude(-snrDb) / present : 0;
    float[] mixed = sound.samples();
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] += (float) (factor * noise[i]);
    }
    return sound.with(mixed);
  }
}
