package dev.dyad.text;

import dev.dyad.core.Augmentation;
import dev.dyad.core.OneOf;
import dev.dyad.core.Preset;
import dev.dyad.core.Require;
import java.util.List;

/**
 * Easy data augmentation: each view by one of synonym swap, synonym insertion, word swap and word
 * deletion, drawn anew.
 *
 * @param share of the words that are changed, in 0..1
 * @see <a href="https://arxiv.org/abs/1901.11196">Wei and Zou 2019, EDA</a>; the steps here leave
 *     names, numbers, links and quotes alone and take only frequent senses
 */
public record EDA(double share) implements Preset<Text> {
  /**
   * Checks the share.
   *
   * @throws IllegalArgumentException if it is not in 0..1
   */
  public EDA {
    Require.within("share", share, 0, 1);
  }

  /** A tenth of the words. */
  public EDA() {
    this(0.1);
  }

  @Override
  public List<Augmentation<Text>> pipelines() {
    var protect = new Protection();
    Augmentation<Text> pipeline =
        OneOf.of(
            new SynonymSwap(share, 1, 0, false, protect),
            new SynonymInsertion(share, 1, protect),
            new WordSwap(share),
            new WordDeletion(share));
    return List.of(pipeline, pipeline);
  }
}
