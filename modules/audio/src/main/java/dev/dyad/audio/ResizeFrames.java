package dev.dyad.audio;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Stretches or squeezes a spectrogram to a fixed number of frames, linearly: the old way of making
 * quick and slow speakers of single words alike. No chance in it.
 *
 * @param frames of the result
 */
public record ResizeFrames(int frames) implements Augmentation<Clip> {
  /** 32 frames. */
  public ResizeFrames() {
    this(32);
  }

  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException if it is not in 1..100000
   */
  public ResizeFrames {
    Require.within("frames", frames, 1, 100_000);
  }

  /** The spectrogram with so many frames. */
  Spectrogram of(Spectrogram spectrogram) {
    int before = spectrogram.frames();
    return before == frames
        ? spectrogram
        : Bilinear.map(spectrogram, frames, b -> b, t -> place(t, before, frames));
  }

  private static double place(double t, int before, int frames) {
    return (t + 0.5) * ((double) before / frames) - 0.5;
  }

  @Override
  public View<Clip> apply(View<Clip> in, SplittableGenerator random) {
    return in.then(new FramesResized(frames));
  }

  /**
   * Changes the number of frames.
   *
   * @param frames of the result
   */
  public record FramesResized(int frames) implements SpectrogramChange {
    @Override
    public Clip apply(Clip clip) {
      return new ResizeFrames(frames).of(clip.spectrogram("ResizeFrames"));
    }

    @Override
    public int framesAfter(int before) {
      return frames;
    }

    @Override
    public List<SpectrogramStep> steps(int bands, int before) {
      return before == frames
          ? List.of()
          : List.of(Bilinear.across(before, frames, t -> place(t, before, frames)));
    }
  }
}
