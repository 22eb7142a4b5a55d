package dev.dyad.audio;

import dev.dyad.core.Require;
import java.util.Arrays;
import java.util.List;

/**
 * Levels by band and frame, such as a log-mel spectrogram: {@code bands} rows (lowest frequency
 * first) of {@code frames} values. All are finite. May have no frames.
 */
public final class Spectrogram implements Clip {
  private final int bands;
  private final int frames;
  private final int hopSamples;
  private final int sampleRateHz;
  private final float[] levels;

  private Spectrogram(int bands, int hopSamples, int sampleRateHz, float[] levels) {
    this.bands = Require.positive("bands", bands);
    this.hopSamples = Require.positive("hopSamples", hopSamples);
    this.sampleRateHz =
        Require.within(
            "sampleRateHz", sampleRateHz, Waveform.MIN_SAMPLE_RATE_HZ, Waveform.MAX_SAMPLE_RATE_HZ);
    Require.that(
        levels.length % bands == 0,
        "levels must have a multiple of %d bands, but has %d values",
        bands,
        levels.length);
    this.frames = levels.length / bands;
    this.levels = levels;
  }

  /**
   * A spectrogram with a copy of the given levels.
   *
   * @param hopSamples samples from one frame to the next
   * @param sampleRateHz rate of the sound it was made of
   * @param levels bands * frames values, band by band
   * @throws IllegalArgumentException if a level is not finite, or the sizes do not fit together
   */
  public static Spectrogram of(int bands, int hopSamples, int sampleRateHz, float[] levels) {
    for (int i = 0; i < levels.length; i++) {
      Require.that(Float.isFinite(levels[i]), "level %d must be finite, but was %s", i, levels[i]);
    }
    return new Spectrogram(bands, hopSamples, sampleRateHz, levels.clone());
  }

  /** A spectrogram that takes the array over; nobody may write to it afterwards. */
  static Spectrogram wrap(int bands, int hopSamples, int sampleRateHz, float[] levels) {
    return new Spectrogram(bands, hopSamples, sampleRateHz, levels);
  }

  /** The spectrograms of a batch of clips, which must have as many bands as each other. */
  static List<Spectrogram> alike(LogMel logMel, List<Clip> clips) {
    Require.that(!clips.isEmpty(), "a batch must have at least one clip");
    List<Spectrogram> spectrograms = clips.stream().map(logMel::of).toList();
    int bands = spectrograms.get(0).bands();
    for (Spectrogram spectrogram : spectrograms) {
      Require.that(
          spectrogram.bands == bands,
          "spectrograms of one batch must have as many bands, but there are %d and %d",
          bands,
          spectrogram.bands);
    }
    return spectrograms;
  }

  /** Other levels of the same bands; takes the array over. */
  Spectrogram with(float[] other) {
    return new Spectrogram(bands, hopSamples, sampleRateHz, other);
  }

  /** Mean of all levels; 0 of none. */
  float mean() {
    double sum = 0;
    for (float level : levels) {
      sum += level;
    }
    return levels.length == 0 ? 0 : (float) (sum / levels.length);
  }

  /** The lowest level; 0 of none. */
  float lowest() {
    float lowest = levels.length == 0 ? 0 : levels[0];
    for (float level : levels) {
      lowest = Math.min(lowest, level);
    }
    return lowest;
  }

  /** Number of bands. */
  public int bands() {
    return bands;
  }

  /** Number of frames. */
  public int frames() {
    return frames;
  }

  /** Samples from one frame to the next. */
  public int hopSamples() {
    return hopSamples;
  }

  /** The level of one band in one frame. */
  public float at(int band, int frame) {
    return levels[band * frames + frame];
  }

  /** A copy of the levels, band by band. */
  public float[] levels() {
    return levels.clone();
  }

  /** The levels themselves: for reading only. */
  float[] data() {
    return levels;
  }

  @Override
  public int sampleRateHz() {
    return sampleRateHz;
  }

  @Override
  public double seconds() {
    return (double) frames * hopSamples / sampleRateHz;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Spectrogram spectrogram
        && bands == spectrogram.bands
        && hopSamples == spectrogram.hopSamples
        && sampleRateHz == spectrogram.sampleRateHz
        && Arrays.equals(levels, spectrogram.levels);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * bands + hopSamples) + Arrays.hashCode(levels);
  }

  @Override
  public String toString() {
    return "Spectrogram[" + bands + " bands x " + frames + " frames]";
  }
}
