package dev.dyad.audio;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Change;
import dev.dyad.core.Range;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Rounds samples to a few levels, as if they were stored with so many bits. The levels span the
 * clip's own peak, so that quiet clips are not rounded to silence.
 *
 * @param bits rounded to the nearest whole number; within 2..24
 */
public record BitCrush(Range bits) implements Augmentation<Clip> {
  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public BitCrush {
    bits.within("bits", 2, 24);
  }

  /** From 5 to 14 bits, as in audiomentations. */
  public BitCrush() {
    this(new Range(5, 14));
  }

  @Override
  public View<Clip> apply(View<Clip> in, SplittableGenerator random) {
    return in.then(new Crushed((int) Math.round(bits.draw(random))));
  }

  /**
   * Rounds samples.
   *
   * @param bits in 2..24
   */
  public record Crushed(int bits) implements Change<Clip> {
    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public Crushed {
      Require.within("bits", bits, 2, 24);
    }

    @Override
    public Clip apply(Clip clip) {
      Waveform waveform = clip.waveform("BitCrush");
      float[] samples = waveform.samples();
      double step = Levels.peak(samples) / ((1 << (bits - 1)) - 1);
      for (int i = 0; i < samples.length && step > 0; i++) {
        samples[i] = (float) (Math.round(samples[i] / step) * step);
      }
      return waveform.with(samples);
    }
  }
}
