package dev.dyad.text;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Contracts what is written in full and the other way round: it is, it's; do not, don't; at least
 * one where there is one. Where a contraction may stand for two things, such as 'd, it is left
 * alone.
 *
 * @param share of the places where it is possible, in 0..1
 */
public record ContractionSwap(double share) implements Augmentation<Text> {
  /**
   * Checks the share.
   *
   * @throws IllegalArgumentException if it is not in 0..1
   */
  public ContractionSwap {
    Require.within("share", share, 0, 1);
  }

  /** Half of the places. */
  public ContractionSwap() {
    this(0.5);
  }

  @Override
  public View<Text> apply(View<Text> in, SplittableGenerator random) {
    List<Edit> all = Contractions.of(in.value());
    List<Edit> edits = new ArrayList<>(Drawn.some(all, share, all.size(), random));
    return edits.isEmpty() ? in : in.then(new Contracted(edits));
  }

  /**
   * Words contracted or written in full.
   *
   * @param edits one for each place
   */
  public record Contracted(List<Edit> edits) implements TextChange {
    /** Copies the list. */
    public Contracted {
      edits = List.copyOf(edits);
    }
  }
}
