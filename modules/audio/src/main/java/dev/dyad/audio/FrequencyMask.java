package dev.dyad.audio;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Hides ranges of neighbouring bands of a spectrogram: the width of each is drawn from 0..maxBands,
 * then its place; its levels become the mean of all levels. For zero-mean spectrograms that is
 * SpecAugment's zero.
 *
 * @param masks number of ranges, at least 1; they may overlap
 * @param maxBands widest range, F in the paper; at most all bands are hidden
 * @see <a href="https://arxiv.org/abs/1904.08779">Park et al. 2019</a>
 */
public record FrequencyMask(int masks, int maxBands) implements Augmentation<Clip> {
  /** Two masks of up to 27 bands: the paper's policy LD, meant for 80 bands. */
  public FrequencyMask() {
    this(2, 27);
  }

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is not positive
   */
  public FrequencyMask {
    Require.positive("masks", masks);
    Require.positive("maxBands", maxBands);
  }

  @Override
  public View<Clip> apply(View<Clip> in, SplittableGenerator random) {
    View<Clip> view = in;
    int bands = in.value().spectrogram("FrequencyMask").bands();
    for (int i = 0; i < masks; i++) {
      int count = Math.min(bands, random.nextInt(maxBands + 1));
      view = view.then(new BandsHidden(random.nextInt(bands - count + 1), count));
    }
    return view;
  }

  /**
   * Sets some bands to the mean level.
   *
   * @param first lowest band, at least 0
   * @param count how many, at least 0
   */
  public record BandsHidden(int first, int count) implements SpectrogramChange {
    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is negative
     */
    public BandsHidden {
      Require.that(
          first >= 0 && count >= 0, "bands must not be negative, but were %d, %d", first, count);
    }

    @Override
    public Clip apply(Clip clip) {
      Spectrogram spectrogram = clip.spectrogram("FrequencyMask");
      float[] levels = spectrogram.levels();
      int frames = spectrogram.frames();
      int from = Math.min(spectrogram.bands(), first) * frames;
      int to = (int) Math.min(levels.length, (long) from + (long) count * frames);
      Arrays.fill(levels, from, to, spectrogram.mean());
      return spectrogram.with(levels);
    }

    @Override
    public List<SpectrogramStep> steps(int bands, int frames) {
      double end = (double) first + count;
      return count == 0
          ? List.of()
          : List.of(new SpectrogramStep(SpectrogramFunction.HIDE, frames, first, end, 0, frames));
    }
  }
}
