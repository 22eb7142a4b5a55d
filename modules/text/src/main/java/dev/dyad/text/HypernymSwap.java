package dev.dyad.text;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Puts more general nouns and verbs in the place of words: animal for dog, in its form and case; at
 * least one where one is possible. The article before is fitted.
 *
 * @param share of the words of a text that are replaced, in 0..1
 * @param senses how many of a word's senses count, the most frequent first; at least 1
 * @param meaningFloor least meaning left of a replaced word, in 0..1: the share of uses in which
 *     the word has the sense, times Lin's similarity of the two senses, times the share in which
 *     the other word has its
 * @param phrases whether hypernyms of several words are taken too
 * @param protect what is left alone
 */
public record HypernymSwap(
    double share, int senses, double meaningFloor, boolean phrases, Protection protect)
    implements Augmentation<Text> {
  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public HypernymSwap {
    Require.within("share", share, 0, 1);
    Require.within("senses", senses, 1, Lexeme.SENSES);
    Require.within("meaningFloor", meaningFloor, 0, 1);
  }

  /** A tenth of the words, by their most frequent sense. */
  public HypernymSwap() {
    this(0.1, 1, 0.2, false, new Protection());
  }

  @Override
  public View<Text> apply(View<Text> in, SplittableGenerator random) {
    List<Edit> edits = replacing().edits(in.value(), random);
    return edits.isEmpty() ? in : in.then(new HypernymsSwapped(edits));
  }

  private Replacing replacing() {
    return new Replacing(
        share,
        protect,
        Lexeme::hypernyms,
        r ->
            r.rank() < senses
                && r.meaning() >= meaningFloor
                && (phrases || r.form().indexOf(' ') < 0));
  }

  /**
   * Words replaced by more general ones.
   *
   * @param edits one for each, with its sense, and one for each article
   */
  public record HypernymsSwapped(List<Edit> edits) implements TextChange {
    /** Copies the list. */
    public HypernymsSwapped {
      edits = List.copyOf(edits);
    }
  }
}
