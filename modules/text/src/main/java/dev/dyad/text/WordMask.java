package dev.dyad.text;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Hides each word behind a mask with some probability; one drawn at random where none was hit.
 *
 * @param p probability for each word, in 0..1
 * @param mask what stands there instead, such as the mask token of the encoder
 * @param protect what is left alone
 * @see <a href="https://arxiv.org/abs/1810.04805">Devlin et al. 2019, BERT, masked language
 *     model</a>
 */
public record WordMask(double p, String mask, Protection protect) implements Augmentation<Text> {
  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if p is not in 0..1, or the mask is blank
   */
  public WordMask {
    Require.within("p", p, 0, 1);
    Require.that(!mask.isBlank(), "mask must not be blank. Give it a word such as [MASK]");
  }

  /** 15 % of the words, as BERT; stop words may be hidden, names and numbers may not. */
  public WordMask() {
    this(0.15, "[MASK]", Protection.ofContent());
  }

  @Override
  public View<Text> apply(View<Text> in, SplittableGenerator random) {
    List<Word> words = in.value().prepared().words(protect);
    if (words.isEmpty() || p == 0) {
      return in;
    }
    var edits = new ArrayList<Edit>();
    for (Word word : words) {
      if (random.nextDouble() < p) {
        edits.add(hidden(in.value(), word));
      }
    }
    if (edits.isEmpty()) {
      edits.add(hidden(in.value(), words.get(random.nextInt(words.size()))));
    }
    return in.then(new Masked(edits));
  }

  private Edit hidden(Text text, Word word) {
    return new Edit(word.start(), word.in(text), mask, "mask", 0);
  }

  /**
   * Words hidden.
   *
   * @param edits one for each
   */
  public record Masked(List<Edit> edits) implements TextChange {
    /** Copies the list. */
    public Masked {
      edits = List.copyOf(edits);
    }
  }
}
