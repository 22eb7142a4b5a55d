package dev.dyad.audio;

import dev.dyad.core.Change;
import dev.dyad.core.Require;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Levels by band and frame, such as a log-mel spectrogram: {@code bands} rows (lowest frequency
 * first) of {@code frames} values. All are finite. May have no frames.
 *
 * <p>Inside, one that a change gives knows its size, and is made when its levels are asked for.
 * Nobody outside can tell the difference.
 */
public final class Spectrogram implements Clip {
  private static final float[] NO_LEVELS = {};

  private final int bands;
  private final int frames;
  private final int hopSamples;
  private final int sampleRateHz;
  private final Optional<PutOff> putOff;
  private volatile float[] levels; // made by the change when they are first asked for

  /** A change that was not made yet. */
  record PutOff(Clip before, Change<Clip> change) {}

  private Spectrogram(
      int bands,
      int frames,
      int hopSamples,
      int sampleRateHz,
      float[] levels,
      Optional<PutOff> putOff) {
    this.bands = Require.positive("bands", bands);
    this.hopSamples = Require.positive("hopSamples", hopSamples);
    this.sampleRateHz =
        Require.within(
            "sampleRateHz", sampleRateHz, Waveform.MIN_SAMPLE_RATE_HZ, Waveform.MAX_SAMPLE_RATE_HZ);
    this.frames = frames;
    this.levels = levels;
    this.putOff = putOff;
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
    return wrap(bands, hopSamples, sampleRateHz, levels.clone());
  }

  /** A spectrogram that takes the array over; nobody may write to it afterwards. */
  static Spectrogram wrap(int bands, int hopSamples, int sampleRateHz, float[] levels) {
    Require.positive("bands", bands);
    Require.that(
        levels.length % bands == 0,
        "levels must have a multiple of %d bands, but has %d values",
        bands,
        levels.length);
    int frames = levels.length / bands;
    return new Spectrogram(bands, frames, hopSamples, sampleRateHz, levels, Optional.empty());
  }

  /** What the analysis will make of a waveform. */
  static Spectrogram later(Waveform waveform, LogMel.Analysed analysis) {
    LogMel logMel = analysis.settings();
    int rate = waveform.sampleRateHz();
    Stft stft = logMel.stft(rate);
    return new Spectrogram(
        logMel.bands(),
        stft.frames(waveform.length()),
        stft.hopSamples(),
        rate,
        NO_LEVELS,
        Optional.of(new PutOff(waveform, analysis)));
  }

  /** What a change will make of this one. */
  Spectrogram later(SpectrogramChange change, int framesAfter) {
    return new Spectrogram(
        bands,
        framesAfter,
        hopSamples,
        sampleRateHz,
        NO_LEVELS,
        Optional.of(new PutOff(this, change)));
  }

  /** The change that this one is still to be made by; empty where nothing was put off. */
  Optional<PutOff> putOff() {
    return putOff;
  }

  /**
   * The spectrograms of a batch of clips, which must have as many bands as each other; those of
   * waveforms are made when they are looked at.
   */
  static List<Spectrogram> alike(LogMel logMel, List<Clip> clips) {
    Require.that(!clips.isEmpty(), "a batch must have at least one clip");
    List<Spectrogram> spectrograms = clips.stream().map(logMel::later).toList();
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
    return wrap(bands, hopSamples, sampleRateHz, other);
  }

  /** Mean of all levels; 0 of none. */
  float mean() {
    double sum = 0;
    float[] all = data();
    for (float level : all) {
      sum += level;
    }
    return all.length == 0 ? 0 : (float) (sum / all.length);
  }

  /** The lowest level; 0 of none. */
  float lowest() {
    float[] all = data();
    float lowest = all.length == 0 ? 0 : all[0];
    for (float level : all) {
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
    return data()[band * frames + frame];
  }

  /** A copy of the levels, band by band. */
  public float[] levels() {
    return data().clone();
  }

  /** The levels themselves: for reading only. */
  float[] data() {
    float[] all = levels;
    if (all.length == 0 && putOff.isPresent()) {
      PutOff last = putOff.get();
      all = last.change().apply(last.before()).spectrogram("a view").data();
      levels = all;
    }
    return all;
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
        && Arrays.equals(data(), spectrogram.data());
  }

  @Override
  public int hashCode() {
    return 31 * (31 * bands + hopSamples) + Arrays.hashCode(data());
  }

  @Override
  public String toString() {
    return "Spectrogram[" + bands + " bands x " + frames + " frames]";
  }
}
