package dev.dyad.text;

import dev.dyad.core.HardNegative;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Puts the opposite in the place of one word, in its form and case: the text means something else
 * while it looks the same. A hard negative, never a positive; a text without a word that WordNet
 * knows an opposite of is left as it is, with no change recorded.
 *
 * @param senses how many of a word's senses count, the most frequent first; at least 1
 * @param protect what is left alone
 */
public record AntonymSwap(int senses, Protection protect) implements HardNegative<Text> {
  /**
   * Checks the senses.
   *
   * @throws IllegalArgumentException if it is out of range
   */
  public AntonymSwap {
    Require.within("senses", senses, 1, Lexeme.SENSES);
  }

  /** By the two most frequent senses. */
  public AntonymSwap() {
    this(2, new Protection());
  }

  @Override
  public View<Text> apply(View<Text> in, SplittableGenerator random) {
    var one =
        new Replacing(
            Double.MIN_VALUE, // the least share, and so one word
            protect,
            Lexeme::antonyms,
            r -> r.rank() < senses && r.form().indexOf(' ') < 0);
    List<Edit> edits = one.edits(in.value(), random);
    return edits.isEmpty() ? in : in.then(new Reversed(edits));
  }

  /**
   * A word replaced by its opposite.
   *
   * @param edits of the word, and of the article before it where that has to fit
   */
  public record Reversed(List<Edit> edits) implements TextChange {
    /** Copies the list. */
    public Reversed {
      edits = List.copyOf(edits);
    }

    /** Without other wordings: they mean what the text meant before. */
    @Override
    public Text apply(Text text) {
      return TextChange.super.apply(text).withWordings(List.of());
    }

    /** Nothing: the text says something else now. */
    @Override
    public double meaning(Text before) {
      return 0;
    }
  }
}
