package dev.dyad.text;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * A step drawn again until what it leaves of the meaning is enough, and left out if it never is.
 *
 * @param floor least {@link Meaning} left by the step, in 0..1
 * @param tries how often it is drawn at most; at least 1
 * @param step one or more augmentations
 */
public record MeaningFloor(double floor, int tries, Augmentation<Text> step)
    implements Augmentation<Text> {
  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public MeaningFloor {
    Require.within("floor", floor, 0, 1);
    Require.positive("tries", tries);
  }

  /** Synonyms that leave nine tenths of the meaning, in at most five tries. */
  public MeaningFloor() {
    this(0.9, 5, new SynonymSwap());
  }

  @Override
  public View<Text> apply(View<Text> in, SplittableGenerator random) {
    int before = in.changes().size();
    for (int i = 0; i < tries; i++) {
      View<Text> view = step.apply(in, random.split());
      var changes = List.copyOf(view.changes().subList(before, view.changes().size()));
      if (Meaning.left(in.value(), changes) >= floor) {
        return view;
      }
    }
    return in;
  }
}
