package dev.dyad.srctest.melody;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Change;
import dev.dyad.core.RandomKey;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.ArrayList;
import java.util.random.RandomGenerator.SplittableGenerator;

/** Moves some notes by a semitone, as singers do; a change that holds a key, not its numbers. */
public record Ornament(double share) implements Augmentation<Melody> {
  public Ornament() {
    this(0.3);
  }

  public Ornament {
    Require.within("share", share, 0, 1);
  }

  @Override
  public View<Melody> apply(View<Melody> in, SplittableGenerator random) {
    return in.then(new Ornamented(share, random.nextLong()));
  }

  /** Each note moved up with probability share / 2, down with share / 2. */
  public record Ornamented(double share, long key) implements Change<Melody> {
    @Override
    public Melody apply(Melody melody) {
      var random = new RandomKey(key).generator();
      var pitches = new ArrayList<Integer>();
      for (int pitch : melody.pitches()) {
        double drawn = random.nextDouble();
        int step = drawn < share / 2 ? 1 : drawn < share ? -1 : 0;
        pitches.add(Math.min(127, Math.max(0, pitch + step)));
      }
      return new Melody(pitches);
    }
  }
}
