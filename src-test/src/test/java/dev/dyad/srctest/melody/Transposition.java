package dev.dyad.srctest.melody;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Change;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.random.RandomGenerator.SplittableGenerator;

/** Sings the tune higher or lower. */
public record Transposition(int maxSemitones) implements Augmentation<Melody> {
  public Transposition() {
    this(6);
  }

  public Transposition {
    Require.within("maxSemitones", maxSemitones, 0, 60);
  }

  @Override
  public View<Melody> apply(View<Melody> in, SplittableGenerator random) {
    return in.then(new Transposed(random.nextInt(2 * maxSemitones + 1) - maxSemitones));
  }

  /** Every pitch moved, kept within 0..127. */
  public record Transposed(int semitones) implements Change<Melody> {
    @Override
    public Melody apply(Melody melody) {
      return new Melody(
          melody.pitches().stream()
              .map(pitch -> Math.min(127, Math.max(0, pitch + semitones)))
              .toList());
    }
  }
}
