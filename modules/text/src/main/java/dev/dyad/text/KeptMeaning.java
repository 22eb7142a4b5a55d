package dev.dyad.text;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Maybe;
import dev.dyad.core.Preset;
import dev.dyad.core.Require;
import dev.dyad.core.Sequence;
import java.util.List;

/**
 * Views that say the same by the word of WordNet: synonyms of frequent senses, contractions, and
 * now and then a word left out, none of it where too little of the meaning would be left.
 *
 * @param floor least {@link Meaning} left of a text by all steps together, in 0..1
 */
public record KeptMeaning(double floor) implements Preset<Text> {
  /**
   * Checks the floor.
   *
   * @throws IllegalArgumentException if it is not in 0..1
   */
  public KeptMeaning {
    Require.within("floor", floor, 0, 1);
  }

  /** Nine tenths of the meaning. */
  public KeptMeaning() {
    this(0.9);
  }

  @Override
  public List<Augmentation<Text>> pipelines() {
    Augmentation<Text> steps =
        Sequence.of(
            new SynonymSwap(0.15, 1, 0.2, false, new Protection()),
            new ContractionSwap(),
            new Maybe<>(0.3, new WordDeletion(0.05)));
    Augmentation<Text> pipeline = new MeaningFloor(floor, 5, steps);
    return List.of(pipeline, pipeline);
  }
}
