package dev.dyad.srctest.melody;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Maybe;
import dev.dyad.core.Preset;
import dev.dyad.core.Sequence;
import java.util.List;

/** Two views of a tune: transposed, and ornamented now and then. */
public record MelodyViews(int maxSemitones) implements Preset<Melody> {
  public MelodyViews() {
    this(5);
  }

  @Override
  public List<Augmentation<Melody>> pipelines() {
    Augmentation<Melody> one =
        Sequence.of(new Transposition(maxSemitones), new Maybe<>(0.8, new Ornament()));
    return List.of(one, one);
  }
}
