package dev.dyad.audio;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Change;
import dev.dyad.core.Range;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Adds white noise, independent normal values, at a given distance below the clip's own level.
 * Silence stays silence.
 *
 * @param snrDb signal-to-noise ratio in decibels, within -30..100
 */
public record GaussianNoise(Range snrDb) implements Augmentation<Clip> {
  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public GaussianNoise {
    snrDb.within("snrDb", -30, 100);
  }

  /** From 5 to 40 dB, as in audiomentations. */
  public GaussianNoise() {
    this(new Range(5, 40));
  }

  @Override
  public View<Clip> apply(View<Clip> in, SplittableGenerator random) {
    return in.then(new NoiseAdded(snrDb.draw(random), random.nextLong()));
  }

  /**
   * Adds white noise.
   *
   * @param snrDb signal-to-noise ratio in decibels, in -30..100
   * @param key of the generator that draws the noise
   */
  public record NoiseAdded(double snrDb, long key) implements Change<Clip> {
    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public NoiseAdded {
      Require.within("snrDb", snrDb, -30, 100);
    }

    @Override
    public Clip apply(Clip clip) {
      Waveform waveform = clip.waveform("GaussianNoise");
      return Mixing.atSnr(waveform, Noise.white(waveform.length(), key), snrDb);
    }
  }
}
