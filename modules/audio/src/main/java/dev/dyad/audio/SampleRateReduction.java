package dev.dyad.audio;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Change;
import dev.dyad.core.Range;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Holds each sample until the next of a lower rate is due, as an old sampler does: high frequencies
 * come back mirrored (aliasing). Length and rate of the clip stay; a rate not below the clip's
 * changes nothing.
 *
 * @param heldRateHz drawn evenly over octaves; within 10..1,000,000
 */
public record SampleRateReduction(Range heldRateHz) implements Augmentation<Clip> {
  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public SampleRateReduction {
    heldRateHz.within("heldRateHz", 10, 1_000_000);
  }

  /** From 2,000 to 8,000 Hz. */
  public SampleRateReduction() {
    this(new Range(2000, 8000));
  }

  @Override
  public View<Clip> apply(View<Clip> in, SplittableGenerator random) {
    return in.then(new Held(Draws.overOctaves(heldRateHz, random)));
  }

  /**
   * Holds samples.
   *
   * @param heldRateHz in 10..1,000,000
   */
  public record Held(double heldRateHz) implements Change<Clip> {
    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public Held {
      Require.within("heldRateHz", heldRateHz, 10, 1_000_000);
    }

    @Override
    public Clip apply(Clip clip) {
      Waveform waveform = clip.waveform("SampleRateReduction");
      double step = waveform.sampleRateHz() / heldRateHz;
      if (step <= 1) {
        return waveform;
      }
      float[] held = new float[waveform.length()];
      for (int i = 0; i < held.length; i++) {
        long due = (long) (i / step);
        held[i] = waveform.at((int) Math.min(i, Math.ceil(due * step)));
      }
      return waveform.with(held);
    }
  }
}
