package dev.dyad.audio;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Change;
import dev.dyad.core.Range;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Takes away what is low: a Butterworth filter of second order, 3 dB down at the cutoff and 12 dB
 * an octave below it. The cutoff is drawn evenly over octaves. One at or above half of the sample
 * rate is taken as 0.49 of the rate.
 *
 * @param cutoffHz within 1..500,000
 */
public record HighPass(Range cutoffHz) implements Augmentation<Clip> {
  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public HighPass {
    cutoffHz.within("cutoffHz", 1, 500_000);
  }

  /** From 20 to 2,400 Hz, as in audiomentations. */
  public HighPass() {
    this(new Range(20, 2400));
  }

  @Override
  public View<Clip> apply(View<Clip> in, SplittableGenerator random) {
    return in.then(new HighPassed(Draws.overOctaves(cutoffHz, random)));
  }

  /**
   * Filters.
   *
   * @param cutoffHz in 1..500,000
   */
  public record HighPassed(double cutoffHz) implements Change<Clip> {
    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public HighPassed {
      Require.within("cutoffHz", cutoffHz, 1, 500_000);
    }

    @Override
    public Clip apply(Clip clip) {
      Waveform waveform = clip.waveform("HighPass");
      return Biquad.highPass(cutoffHz, waveform.sampleRateHz()).filter(waveform);
    }
  }
}
