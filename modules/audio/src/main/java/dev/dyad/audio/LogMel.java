package dev.dyad.audio;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Change;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Makes the log-mel spectrogram: the power of short frames ({@link Stft}, Hann window) summed into
 * bands ({@link MelFilters}), in decibels ({@code 10 log10(max(1e-10, power))}). Equal to librosa's
 * {@code power_to_db(melspectrogram(y), top_db=rangeDb)}. No chance in it.
 *
 * @param bands of mel
 * @param windowMs length of a frame in milliseconds; zeros fill it to the next length without prime
 *     factors above 5
 * @param hopMs from one frame to the next, in milliseconds
 * @param lowHz where the lowest band begins
 * @param highHz where the highest ends; half the sample rate where that is less
 * @param scale what is mel
 * @param rangeDb levels that are further under the loudest are raised to there
 */
public record LogMel(
    int bands,
    double windowMs,
    double hopMs,
    double lowHz,
    double highHz,
    MelScale scale,
    double rangeDb)
    implements Augmentation<Clip> {
  /** BYOL-A: 64 bands, frames of 64 ms every 10 ms, 60 to 7800 Hz; Slaney's mel, 80 dB. */
  public LogMel() {
    this(64);
  }

  /** With so many bands. */
  public LogMel(int bands) {
    this(bands, 64, 10);
  }

  /** With so many bands and these times. */
  public LogMel(int bands, double windowMs, double hopMs) {
    this(bands, windowMs, hopMs, 60, 7800, MelScale.SLANEY, 80);
  }

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public LogMel {
    Require.within("windowMs", windowMs, 0.01, 1000);
    Require.within("hopMs", hopMs, 0.01, 1000);
    Require.within("rangeDb", rangeDb, 1, 1000);
    filters(bands, lowHz, highHz, scale);
  }

  private static MelFilters filters(int bands, double lowHz, double highHz, MelScale scale) {
    return new MelFilters(bands, lowHz, highHz, scale);
  }

  /** How the frames of sound of that rate are taken. */
  public Stft stft(int sampleRateHz) {
    int window = samples(windowMs, sampleRateHz);
    int size = window;
    while (!isQuick(size)) {
      size++;
    }
    return new Stft(size, window, samples(hopMs, sampleRateHz), Window.HANN);
  }

  /** How they are summed. */
  public MelFilters filters() {
    return filters(bands, lowHz, highHz, scale);
  }

  private static int samples(double milliseconds, int sampleRateHz) {
    return (int) Math.max(1, Math.round(milliseconds * sampleRateHz / 1000));
  }

  private static boolean isQuick(int size) {
    int rest = size;
    for (int factor : new int[] {2, 3, 5}) {
      while (rest % factor == 0) {
        rest /= factor;
      }
    }
    return rest == 1 && (size % 2 == 0 || size == 1);
  }

  /**
   * The levels of a waveform in decibels.
   *
   * @return {@code bands} rows of 1 + samples / hop values, row by row, lowest band first
   */
  public float[] levels(float[] samples, int sampleRateHz) {
    return MelPlan.of(stft(sampleRateHz), filters(), sampleRateHz).levels(samples, rangeDb);
  }

  /** The spectrogram of a clip; a clip that is one already is left as it is. */
  public Spectrogram of(Clip clip) {
    if (clip instanceof Spectrogram made) {
      return made;
    }
    Waveform waveform = clip.waveform("LogMel");
    int rate = waveform.sampleRateHz();
    return Spectrogram.wrap(bands, stft(rate).hopSamples(), rate, levels(waveform.data(), rate));
  }

  /** The same, made when somebody looks at its levels. */
  Spectrogram later(Clip clip) {
    return clip instanceof Spectrogram made
        ? made
        : Spectrogram.later(clip.waveform("LogMel"), new Analysed(this));
  }

  @Override
  public View<Clip> apply(View<Clip> in, SplittableGenerator random) {
    return in.then(new Analysed(this));
  }

  /**
   * Makes the spectrogram.
   *
   * @param settings how
   */
  public record Analysed(LogMel settings) implements Change<Clip> {
    @Override
    public Clip apply(Clip clip) {
      return settings.of(clip.waveform("LogMel"));
    }

    /** Made when somebody looks at its levels. */
    @Override
    public Clip deferred(Clip clip) {
      return Spectrogram.later(clip.waveform("LogMel"), this);
    }
  }
}
