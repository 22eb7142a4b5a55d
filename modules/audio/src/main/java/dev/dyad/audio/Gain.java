package dev.dyad.audio;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Change;
import dev.dyad.core.Range;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Makes a clip louder or softer: {@code x * 10^(gain / 20)}. Nothing is clipped.
 *
 * @param gainDb in decibels, within -120..60
 */
public record Gain(Range gainDb) implements Augmentation<Clip> {
  /**
   * Checks the gain.
   *
   * @throws IllegalArgumentException if it is not within -120..60
   */
  public Gain {
    gainDb.within("gainDb", -120, 60);
  }

  /** From -12 to 12 dB. */
  public Gain() {
    this(new Range(-12, 12));
  }

  @Override
  public View<Clip> apply(View<Clip> in, SplittableGenerator random) {
    return in.then(new Amplified(gainDb.draw(random)));
  }

  /**
   * Multiplies every sample.
   *
   * @param gainDb in decibels, in -120..60
   */
  public record Amplified(double gainDb) implements Change<Clip> {
    /**
     * Checks the gain.
     *
     * @throws IllegalArgumentException if it is not in -120..60
     */
    public Amplified {
      Require.within("gainDb", gainDb, -120, 60);
    }

    @Override
    public Clip apply(Clip clip) {
      Waveform waveform = clip.waveform("Gain");
      float factor = (float) Math.pow(10, gainDb / 20);
      float[] samples = waveform.samples();
      for (int i = 0; i < samples.length; i++) {
        samples[i] *= factor;
      }
      return waveform.with(samples);
    }
  }
}
