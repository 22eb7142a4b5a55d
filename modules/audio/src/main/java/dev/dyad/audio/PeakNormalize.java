package dev.dyad.audio;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Change;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Makes a clip as loud as it can be: its largest sample, up or down, comes to a given level.
 * Silence stays silence.
 *
 * @param peakDb relative to full scale, in -60..0
 */
public record PeakNormalize(double peakDb) implements Augmentation<Clip> {
  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public PeakNormalize {
    Require.within("peakDb", peakDb, -60, 0);
  }

  /** To full scale. */
  public PeakNormalize() {
    this(0);
  }

  @Override
  public View<Clip> apply(View<Clip> in, SplittableGenerator random) {
    return in.then(new PeakSet(peakDb));
  }

  /**
   * Multiplies every sample so that the largest has a given level.
   *
   * @param peakDb relative to full scale, in -60..0
   */
  public record PeakSet(double peakDb) implements Change<Clip> {
    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public PeakSet {
      Require.within("peakDb", peakDb, -60, 0);
    }

    @Override
    public Clip apply(Clip clip) {
      Waveform waveform = clip.waveform("PeakNormalize");
      return waveform.with(
          Levels.scaled(waveform.data(), Levels.amplitude(peakDb), Levels.peak(waveform.data())));
    }
  }
}
