package dev.dyad.audio;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Change;
import dev.dyad.core.Range;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Adds noise whose power falls or rises with frequency, at a given distance below the clip's own
 * level: white at 0 dB an octave, pink at -3, brown at -6, to about 1 dB over three octaves.
 * Silence stays silence.
 *
 * @param snrDb signal-to-noise ratio in decibels, within -30..100
 * @param slopeDbPerOctave of the noise's power from 20 Hz up, within -6..6
 */
public record ColoredNoise(Range snrDb, Range slopeDbPerOctave) implements Augmentation<Clip> {
  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public ColoredNoise {
    snrDb.within("snrDb", -30, 100);
    slopeDbPerOctave.within("slopeDbPerOctave", -6, 6);
  }

  /** From 5 to 40 dB, any slope, as in audiomentations. */
  public ColoredNoise() {
    this(new Range(5, 40), new Range(-6, 6));
  }

  @Override
  public View<Clip> apply(View<Clip> in, SplittableGenerator random) {
    double snr = snrDb.draw(random);
    double slope = slopeDbPerOctave.draw(random);
    return in.then(new ColorAdded(snr, slope, random.nextLong()));
  }

  /**
   * Adds coloured noise.
   *
   * @param snrDb signal-to-noise ratio in decibels, in -30..100
   * @param slopeDbPerOctave in -6..6
   * @param key of the generator that draws the noise
   */
  public record ColorAdded(double snrDb, double slopeDbPerOctave, long key)
      implements Change<Clip> {
    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public ColorAdded {
      Require.within("snrDb", snrDb, -30, 100);
      Require.within("slopeDbPerOctave", slopeDbPerOctave, -6, 6);
    }

    @Override
    public Clip apply(Clip clip) {
      Waveform waveform = clip.waveform("ColoredNoise");
      float[] noise =
          Noise.coloured(waveform.length(), waveform.sampleRateHz(), slopeDbPerOctave, key);
      return Mixing.atSnr(waveform, noise, snrDb);
    }
  }
}
