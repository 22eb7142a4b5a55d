package dev.dyad.audio;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Change;
import dev.dyad.core.Range;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.Arrays;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Cuts off the loudest samples, as an overdriven microphone does: those above a level that a given
 * share of the samples exceeds.
 *
 * @param share of the samples that are cut off, within 0..0.9
 */
public record Clipping(Range share) implements Augmentation<Clip> {
  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public Clipping {
    share.within("share", 0, 0.9);
  }

  /** Up to 0.4, as in audiomentations. */
  public Clipping() {
    this(new Range(0, 0.4));
  }

  @Override
  public View<Clip> apply(View<Clip> in, SplittableGenerator random) {
    return in.then(new Clipped(share.draw(random)));
  }

  /**
   * Cuts off samples.
   *
   * @param share of the samples, in 0..0.9
   */
  public record Clipped(double share) implements Change<Clip> {
    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public Clipped {
      Require.within("share", share, 0, 0.9);
    }

    @Override
    public Clip apply(Clip clip) {
      Waveform waveform = clip.waveform("Clipping");
      float[] levels = waveform.samples();
      for (int i = 0; i < levels.length; i++) {
        levels[i] = Math.abs(levels[i]);
      }
      Arrays.sort(levels);
      int kept = (int) Math.ceil(levels.length * (1 - share));
      float most = kept == 0 ? 0 : levels[kept - 1];
      float[] samples = waveform.samples();
      for (int i = 0; i < samples.length; i++) {
        samples[i] = Math.max(-most, Math.min(most, samples[i]));
      }
      return waveform.with(samples);
    }
  }
}
