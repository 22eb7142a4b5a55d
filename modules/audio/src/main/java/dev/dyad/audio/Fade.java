package dev.dyad.audio;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Change;
import dev.dyad.core.Range;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Lets a clip begin and end softly: linear from 0 and to 0. Neither fade is longer than half of the
 * clip.
 *
 * @param inMs length of the fade at the start in milliseconds, within 0..60,000
 * @param outMs of that at the end
 */
public record Fade(Range inMs, Range outMs) implements Augmentation<Clip> {
  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public Fade {
    inMs.within("inMs", 0, 60_000);
    outMs.within("outMs", 0, 60_000);
  }

  /** Up to 100 ms at either end. */
  public Fade() {
    this(new Range(0, 100), new Range(0, 100));
  }

  @Override
  public View<Clip> apply(View<Clip> in, SplittableGenerator random) {
    Waveform waveform = in.value().waveform("Fade");
    int half = waveform.length() / 2;
    double perMs = waveform.sampleRateHz() / 1000.0;
    int first = (int) Math.min(half, Math.round(inMs.draw(random) * perMs));
    int last = (int) Math.min(half, Math.round(outMs.draw(random) * perMs));
    return in.then(new Faded(first, last));
  }

  /**
   * Fades in and out.
   *
   * @param inSamples length of the fade at the start
   * @param outSamples of that at the end
   */
  public record Faded(int inSamples, int outSamples) implements Change<Clip> {
    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public Faded {
      Require.that(inSamples >= 0 && outSamples >= 0, "fades must not be negative");
    }

    @Override
    public Clip apply(Clip clip) {
      Waveform waveform = clip.waveform("Fade");
      float[] samples = waveform.samples();
      for (int i = 0; i < samples.length; i++) {
        float in = i < inSamples ? (float) i / inSamples : 1;
        int left = samples.length - 1 - i;
        float out = left < outSamples ? (float) left / outSamples : 1;
        samples[i] *= in * out;
      }
      return waveform.with(samples);
    }
  }
}
