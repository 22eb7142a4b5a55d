package dev.dyad.audio;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Change;
import dev.dyad.core.Range;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Silences a part of a clip, faded out and in over 5 ms.
 *
 * @param share of the clip that is silenced, within 0..1
 * @see <a href="https://arxiv.org/abs/1904.08779">Park et al. 2019</a>, who mask spectrograms
 */
public record TimeMask(Range share) implements Augmentation<Clip> {
  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public TimeMask {
    share.within("share", 0, 1);
  }

  /** Up to a fifth. */
  public TimeMask() {
    this(new Range(0, 0.2));
  }

  @Override
  public View<Clip> apply(View<Clip> in, SplittableGenerator random) {
    int length = in.value().waveform("TimeMask").length();
    int masked = (int) Math.round(share.draw(random) * length);
    return in.then(new Silenced(random.nextInt(length - masked + 1), masked));
  }

  /**
   * Silences samples.
   *
   * @param start the first of them
   * @param samples how many
   */
  public record Silenced(int start, int samples) implements Change<Clip> {
    private static final double FADE_SECONDS = 0.005;

    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public Silenced {
      Require.that(start >= 0 && samples >= 0, "start and samples must not be negative");
    }

    @Override
    public Clip apply(Clip clip) {
      Waveform waveform = clip.waveform("TimeMask");
      float[] masked = waveform.samples();
      int end = (int) Math.min(masked.length, (long) start + samples);
      double fade = Math.max(1, Math.min(FADE_SECONDS * waveform.sampleRateHz(), samples / 2.0));
      for (int i = start; i < end; i++) {
        double fromEdge = Math.min(i - start, end - 1 - i) + 1;
        masked[i] *= (float) Math.max(0, 1 - fromEdge / fade);
      }
      return waveform.with(masked);
    }
  }
}
