package dev.dyad.audio;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * SpecAugment's time warp: one moment of a spectrogram is moved by up to maxShare of its length,
 * earlier or later, and what lies before and after is stretched and squeezed; both ends stay. The
 * paper moves it by up to W = 80 frames of a long utterance; a share suits clips of any length.
 *
 * @param maxShare farthest move as a share of the clip; above 0, below 0.5
 * @see <a href="https://arxiv.org/abs/1904.08779">Park et al. 2019</a>
 */
public record TimeWarp(double maxShare) implements Augmentation<Clip> {
  /** By up to a tenth. */
  public TimeWarp() {
    this(0.1);
  }

  /**
   * Checks the share.
   *
   * @throws IllegalArgumentException if it is not above 0 and below 0.5
   */
  public TimeWarp {
    Require.that(
        maxShare > 0 && maxShare < 0.5,
        "maxShare must be above 0 and below 0.5, but was %s",
        maxShare);
  }

  @Override
  public View<Clip> apply(View<Clip> in, SplittableGenerator random) {
    double from = maxShare + (1 - 2 * maxShare) * random.nextDouble();
    return in.then(new Warped(from, from + maxShare * (2 * random.nextDouble() - 1)));
  }

  /**
   * Moves a moment.
   *
   * @param from where it is, as a share of the clip, in 0..1
   * @param to where it goes, in 0..1
   */
  public record Warped(double from, double to) implements SpectrogramChange {
    /**
     * Checks the shares.
     *
     * @throws IllegalArgumentException if one is not in 0..1
     */
    public Warped {
      Require.within("from", from, 0, 1);
      Require.within("to", to, 0, 1);
    }

    @Override
    public Clip apply(Clip clip) {
      Spectrogram spectrogram = clip.spectrogram("TimeWarp");
      double end = spectrogram.frames() - 1;
      return Bilinear.map(spectrogram, spectrogram.frames(), b -> b, t -> source(t, end));
    }

    @Override
    public List<SpectrogramStep> steps(int bands, int frames) {
      return List.of(Bilinear.across(frames, frames, t -> source(t, frames - 1)));
    }

    private double source(double t, double end) {
      double peak = to * end;
      return t < peak
          ? t * (from * end) / peak
          : end - (end - t) * (end - from * end) / Math.max(1e-9, end - peak);
    }
  }
}
