package dev.dyad.audio;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Range;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * BYOL-A's random resize crop: a part of a spectrogram is brought to the whole's size, bilinearly.
 * The part may reach beyond the beginning and the end, into a margin of the lowest level: pitch and
 * tempo change, and where the clip lies.
 *
 * <p>The paper takes bicubic interpolation and zeros for the margin; levels in decibels have no
 * zero.
 *
 * @param bandScale height of the part, as a share of the bands; within 0.05..4, all bands where
 *     above 1
 * @param timeScale length of the part, as a share of the frames; within 0.05..4
 * @param canvas length of the spectrogram with its margins, in times of its own; in 1..4. Longer
 *     parts are cut down to it
 * @see <a href="https://arxiv.org/abs/2103.06695">Niizumi et al. 2021, section III-B-2</a>
 */
public record RandomResizeCrop(Range bandScale, Range timeScale, double canvas)
    implements Augmentation<Clip> {
  /** The paper's: 0.6 to 1.5 times both sides, in a canvas of 1.5 times the length. */
  public RandomResizeCrop() {
    this(new Range(0.6, 1.5), new Range(0.6, 1.5), 1.5);
  }

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public RandomResizeCrop {
    bandScale.within("bandScale", 0.05, 4);
    timeScale.within("timeScale", 0.05, 4);
    Require.within("canvas", canvas, 1, 4);
  }

  @Override
  public View<Clip> apply(View<Clip> in, SplittableGenerator random) {
    double height = Math.min(1, bandScale.draw(random));
    double length = Math.min(canvas, timeScale.draw(random));
    double lowest = (1 - height) * random.nextDouble();
    double first = (1 - canvas) / 2 + (canvas - length) * random.nextDouble();
    return in.then(new CropResized(lowest, height, first, length));
  }

  /**
   * Brings a part to the size of the whole.
   *
   * @param lowest where its bands begin, as a share of all
   * @param height how many there are, above 0
   * @param first where its frames begin; below 0 in the margin
   * @param length how many there are, above 0
   */
  public record CropResized(double lowest, double height, double first, double length)
      implements SpectrogramChange {
    /**
     * Checks the sizes.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public CropResized {
      Require.within("lowest", lowest, -4, 4);
      Require.within("height", height, 0.01, 4);
      Require.within("first", first, -4, 4);
      Require.within("length", length, 0.01, 4);
    }

    @Override
    public Clip apply(Clip clip) {
      Spectrogram spectrogram = clip.spectrogram("RandomResizeCrop");
      int frames = spectrogram.frames();
      int bands = spectrogram.bands();
      float margin = spectrogram.lowest();
      float[] levels =
          Bilinear.map(spectrogram, frames, b -> band(b, bands), t -> frame(t, frames)).levels();
      for (int t = 0; t < frames; t++) {
        if (isMargin(frame(t, frames), frames)) {
          for (int b = 0; b < bands; b++) {
            levels[b * frames + t] = margin;
          }
        }
      }
      return spectrogram.with(levels);
    }

    @Override
    public List<SpectrogramStep> steps(int bands, int frames) {
      var steps = new ArrayList<SpectrogramStep>();
      SpectrogramStep across = Bilinear.across(frames, frames, t -> frame(t, frames));
      for (int t = 0; t < frames; t++) {
        if (isMargin(frame(t, frames), frames)) {
          across.numbers()[t + 1] = -1;
        }
      }
      steps.add(across);
      if (lowest != 0 || height != 1) {
        steps.add(Bilinear.down(bands, b -> band(b, bands)));
      }
      return steps;
    }

    private double band(double b, int bands) {
      return (lowest + height * (b + 0.5) / bands) * bands - 0.5;
    }

    private static boolean isMargin(double frame, int frames) {
      return frame < -0.5 || frame > frames - 0.5;
    }

    private double frame(double t, int frames) {
      return (first + length * (t + 0.5) / frames) * frames - 0.5;
    }
  }
}
