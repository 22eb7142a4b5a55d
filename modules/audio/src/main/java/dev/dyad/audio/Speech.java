package dev.dyad.audio;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Maybe;
import dev.dyad.core.Preset;
import dev.dyad.core.Sequence;
import java.util.List;

/** Two views that keep what is said: moved in time, louder or softer, upside down or not. */
public record Speech() implements Preset<Clip> {
  @Override
  public List<Augmentation<Clip>> pipelines() {
    Augmentation<Clip> pipeline =
        new Sequence<>(
            List.of(new TimeShift(), new Gain(), new Maybe<>(0.5, new PolarityInversion())));
    return List.of(pipeline, pipeline);
  }
}
