package dev.dyad.audio;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Maybe;
import dev.dyad.core.Preset;
import dev.dyad.core.Require;
import dev.dyad.core.Sequence;
import java.util.List;

/**
 * Two views by the waveform augmentations that CLAR compares: pitch shift, noise, fades, time mask,
 * time shift, time stretch. Here each is done with the same probability, one after the other; the
 * paper tries them in pairs.
 *
 * @param probability of each, in 0..1
 * @see <a href="https://arxiv.org/abs/2010.09542">Al-Tahan and Mohsenzadeh 2021, section 3.1</a>
 */
public record CLAR(double probability) implements Preset<Clip> {
  /**
   * Checks the probability.
   *
   * @throws IllegalArgumentException if it is not in 0..1
   */
  public CLAR {
    Require.within("probability", probability, 0, 1);
  }

  /** Each with probability 0.5. */
  public CLAR() {
    this(0.5);
  }

  @Override
  public List<Augmentation<Clip>> pipelines() {
    Augmentation<Clip> pipeline =
        new Sequence<>(
            List.of(
                new Maybe<>(probability, new PitchShift()),
                new Maybe<>(probability, new TimeStretch()),
                new Maybe<>(probability, new GaussianNoise()),
                new Maybe<>(probability, new Fade()),
                new Maybe<>(probability, new TimeMask()),
                new Maybe<>(probability, new TimeShift())));
    return List.of(pipeline, pipeline);
  }
}
