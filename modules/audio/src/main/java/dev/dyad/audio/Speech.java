package dev.dyad.audio;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Maybe;
import dev.dyad.core.Preset;
import dev.dyad.core.Range;
import dev.dyad.core.Sequence;
import java.util.List;

/**
 * Two views that keep what is said and change who says it, where, and how fast: another pitch and
 * speed, a room, noise, another microphone, moved a little in time. Sounds of any length stay
 * sounds; for single words see {@link SpokenWords}.
 */
public record Speech() implements Preset<Clip> {
  @Override
  public List<Augmentation<Clip>> pipelines() {
    Augmentation<Clip> pipeline =
        new Sequence<>(
            List.of(
                new Maybe<>(0.8, new PitchShift(new Range(-5, 5))),
                new Maybe<>(0.5, new TimeStretch(new Range(0.85, 1.2))),
                new Maybe<>(0.3, new Reverb()),
                new Maybe<>(0.5, new SevenBandEqualizer()),
                new Maybe<>(0.5, new ColoredNoise(new Range(15, 40), new Range(-6, 0))),
                new TimeShift(new Range(-50, 50)),
                new Gain(),
                new Maybe<>(0.5, new PolarityInversion())));
    return List.of(pipeline, pipeline);
  }
}
