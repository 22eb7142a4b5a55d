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
 * share of the samples that are not zero exceeds. Zeros do not count: a clip that was filled up
 * with silence is cut off where it was before.
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
      float[] samples = waveform.samples();
      float most = limit(samples);
      if (most == 0) {
        return clip;
      }
      for (int i = 0; i < samples.length; i++) {
        samples[i] = Math.max(-most, Math.min(most, samples[i]));
      }
      return waveform.with(samples);
    }

    /** The level that the rest of the samples stays within; 0 of silence. */
    private float limit(float[] samples) {
      float[] levels = new float[samples.length];
      int count = 0;
      for (float sample : samples) {
        if (sample != 0) {
          levels[count++] = Math.abs(sample);
        }
      }
      Arrays.sort(levels, 0, count);
      return count == 0 ? 0 : levels[(int) Math.ceil(count * (1 - share)) - 1];
    }
  }
}
