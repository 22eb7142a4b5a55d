package dev.dyad.audio;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Hides stretches of frames of a spectrogram (SpecAugment's time masks; TimeMask does the same to
 * samples): the length of each is drawn from 0..maxFrames, at most maxShare of the clip, then its
 * place; its levels become the mean of all levels.
 *
 * @param masks number of stretches, at least 1; they may overlap
 * @param maxFrames longest stretch, T in the paper
 * @param maxShare longest stretch as a share of the clip, p in the paper; above 0, at most 1
 * @see <a href="https://arxiv.org/abs/1904.08779">Park et al. 2019</a>
 */
public record FrameMask(int masks, int maxFrames, double maxShare) implements Augmentation<Clip> {
  /** Two masks of up to 100 frames: the paper's policy LD; of a fifth of the clip, as in SM. */
  public FrameMask() {
    this(2, 100, 0.2);
  }

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public FrameMask {
    Require.positive("masks", masks);
    Require.positive("maxFrames", maxFrames);
    Require.that(
        maxShare > 0 && maxShare <= 1,
        "maxShare must be above 0 and at most 1, but was %s",
        maxShare);
  }

  @Override
  public View<Clip> apply(View<Clip> in, SplittableGenerator random) {
    View<Clip> view = in;
    int frames = in.value().spectrogram("FrameMask").frames();
    int longest = (int) Math.min(maxFrames, maxShare * frames);
    for (int i = 0; i < masks; i++) {
      int count = random.nextInt(longest + 1);
      view = view.then(new FramesHidden(random.nextInt(frames - count + 1), count));
    }
    return view;
  }

  /**
   * Sets some frames to the mean level.
   *
   * @param first first frame, at least 0
   * @param count how many, at least 0
   */
  public record FramesHidden(int first, int count) implements SpectrogramChange {
    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is negative
     */
    public FramesHidden {
      Require.that(
          first >= 0 && count >= 0, "frames must not be negative, but were %d, %d", first, count);
    }

    @Override
    public Clip apply(Clip clip) {
      Spectrogram spectrogram = clip.spectrogram("FrameMask");
      float[] levels = spectrogram.levels();
      int frames = spectrogram.frames();
      float mean = spectrogram.mean();
      int from = Math.min(frames, first);
      int to = (int) Math.min(frames, (long) first + count);
      for (int b = 0; b < spectrogram.bands(); b++) {
        Arrays.fill(levels, b * frames + from, b * frames + to, mean);
      }
      return spectrogram.with(levels);
    }

    @Override
    public List<SpectrogramStep> steps(int bands, int frames) {
      double end = (double) first + count;
      return count == 0
          ? List.of()
          : List.of(new SpectrogramStep(SpectrogramFunction.HIDE, frames, 0, bands, first, end));
    }
  }
}
