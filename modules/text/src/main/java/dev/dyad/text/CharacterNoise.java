package dev.dyad.text;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Misspells some words by one letter each: a neighbour on the keyboard, a letter that scanners take
 * for it, or two letters the wrong way round; at least one word where one is long enough. Only
 * letters a to z and their capitals are touched, and none that carries an accent of its own.
 *
 * @param share of the words of a text, in 0..1
 * @param shortest letters that a word must have, at least 2
 * @param protect what is left alone
 */
public record CharacterNoise(double share, int shortest, Protection protect)
    implements Augmentation<Text> {
  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public CharacterNoise {
    Require.within("share", share, 0, 1);
    Require.within("shortest", shortest, 2, 100);
  }

  /** A tenth of the words, of four letters or more. */
  public CharacterNoise() {
    this(0.1, 4, new Protection());
  }

  @Override
  public View<Text> apply(View<Text> in, SplittableGenerator random) {
    Text text = in.value();
    var words = new ArrayList<Word>();
    for (Word word : text.prepared().words(protect)) {
      if (word.end() - word.start() >= shortest && Misspelling.isPossible(text.content(), word)) {
        words.add(word);
      }
    }
    var edits = new ArrayList<Edit>();
    for (Word word : Drawn.some(words, share, text.prepared().words().size(), random)) {
      edits.add(Misspelling.draw(text.content(), word, random));
    }
    return edits.isEmpty() ? in : in.then(new Misspelt(edits));
  }

  /**
   * Letters exchanged.
   *
   * @param edits one for each word
   */
  public record Misspelt(List<Edit> edits) implements TextChange {
    /** Copies the list. */
    public Misspelt {
      edits = List.copyOf(edits);
    }
  }
}
