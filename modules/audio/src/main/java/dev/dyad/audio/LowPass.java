package dev.dyad.audio;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Change;
import dev.dyad.core.Range;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Takes away what is high: a Butterworth filter of second order, 3 dB down at the cutoff and 12 dB
 * an octave above it. The cutoff is drawn evenly over octaves. One at or above half of the sample
 * rate is taken as 0.49 of the rate.
 *
 * @param cutoffHz within 1..500,000
 */
public record LowPass(Range cutoffHz) implements Augmentation<Clip> {
  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public LowPass {
    cutoffHz.within("cutoffHz", 1, 500_000);
  }

  /** From 150 to 7,500 Hz, as in audiomentations. */
  public LowPass() {
    this(new Range(150, 7500));
  }

  @Override
  public View<Clip> apply(View<Clip> in, SplittableGenerator random) {
    return in.then(new LowPassed(Draws.overOctaves(cutoffHz, random)));
  }

  /**
   * Filters.
   *
   * @param cutoffHz in 1..500,000
   */
  public record LowPassed(double cutoffHz) implements Change<Clip> {
    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public LowPassed {
      Require.within("cutoffHz", cutoffHz, 1, 500_000);
    }

    @Override
    public Clip apply(Clip clip) {
      Waveform waveform = clip.waveform("LowPass");
      return Biquad.lowPass(cutoffHz, waveform.sampleRateHz()).filter(waveform);
    }
  }
}
