package dev.dyad.audio;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Change;
import dev.dyad.core.Range;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Keeps a band: a filter of second order, 0 dB at its centre and 3 dB down at the ends of the band.
 * The centre is drawn evenly over octaves. One at or above half of the sample rate is taken as 0.49
 * of the rate.
 *
 * @param centreHz within 1..500,000
 * @param widthOctaves from one 3 dB point to the other, within 0.1..8
 */
public record BandPass(Range centreHz, Range widthOctaves) implements Augmentation<Clip> {
  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public BandPass {
    centreHz.within("centreHz", 1, 500_000);
    widthOctaves.within("widthOctaves", 0.1, 8);
  }

  /** From 200 to 4,000 Hz, as in audiomentations, and from 1 to 3 octaves. */
  public BandPass() {
    this(new Range(200, 4000), new Range(1, 3));
  }

  @Override
  public View<Clip> apply(View<Clip> in, SplittableGenerator random) {
    double centre = Draws.overOctaves(centreHz, random);
    return in.then(new BandPassed(centre, widthOctaves.draw(random)));
  }

  /**
   * Filters.
   *
   * @param centreHz in 1..500,000
   * @param widthOctaves in 0.1..8
   */
  public record BandPassed(double centreHz, double widthOctaves) implements Change<Clip> {
    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public BandPassed {
      Require.within("centreHz", centreHz, 1, 500_000);
      Require.within("widthOctaves", widthOctaves, 0.1, 8);
    }

    @Override
    public Clip apply(Clip clip) {
      Waveform waveform = clip.waveform("BandPass");
      return Biquad.bandPass(centreHz, widthOctaves, waveform.sampleRateHz()).filter(waveform);
    }
  }
}
