package dev.dyad.text;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Puts synonyms of WordNet in the place of words: of the same part of speech and a frequent sense,
 * in the same form (plural, tense, comparison) and case, never the word itself; at least one where
 * one is possible. The article before is fitted.
 *
 * @param share of the words of a text that are replaced, in 0..1
 * @param senses how many of a word's senses count, the most frequent first; at least 1
 * @param meaningFloor least meaning left of a replaced word, in 0..1: the share of uses in which
 *     the word has the sense times that in which the synonym is known to have it; from about 0.2
 *     synonyms must have been met in that sense by WordNet's authors
 * @param phrases whether synonyms of several words are taken too, such as motor vehicle
 * @param protect what is left alone
 * @see <a href="https://arxiv.org/abs/1901.11196">Wei and Zou 2019, EDA, synonym replacement</a>,
 *     which takes any sense and any word that is no stop word
 */
public record SynonymSwap(
    double share, int senses, double meaningFloor, boolean phrases, Protection protect)
    implements Augmentation<Text> {
  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public SynonymSwap {
    Require.within("share", share, 0, 1);
    Require.within("senses", senses, 1, Lexeme.SENSES);
    Require.within("meaningFloor", meaningFloor, 0, 1);
  }

  /** A tenth of the words, as EDA, by their most frequent sense. */
  public SynonymSwap() {
    this(0.1, 1, 0.2, false, new Protection());
  }

  @Override
  public View<Text> apply(View<Text> in, SplittableGenerator random) {
    List<Edit> edits = replacing().edits(in.value(), random);
    return edits.isEmpty() ? in : in.then(new SynonymsSwapped(edits));
  }

  private Replacing replacing() {
    return new Replacing(
        share,
        protect,
        Lexeme::synonyms,
        r ->
            r.rank() < senses
                && r.meaning() >= meaningFloor
                && (phrases || r.form().indexOf(' ') < 0));
  }

  /**
   * Words replaced by synonyms.
   *
   * @param edits one for each, with its sense, and one for each article
   */
  public record SynonymsSwapped(List<Edit> edits) implements TextChange {
    /** Copies the list. */
    public SynonymsSwapped {
      edits = List.copyOf(edits);
    }
  }
}
