package dev.dyad.text;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Writes some words in small letters, in capitals, or with a capital, whichever of the other two is
 * drawn; at least one where one has letters of both cases. Words whose length that would change are
 * left alone.
 *
 * @param share of the words of a text, in 0..1
 * @param protect what is left alone
 */
public record CaseNoise(double share, Protection protect) implements Augmentation<Text> {
  /**
   * Checks the share.
   *
   * @throws IllegalArgumentException if it is not in 0..1
   */
  public CaseNoise {
    Require.within("share", share, 0, 1);
  }

  /** A fifth of the words, names and stop words too, but nothing quoted and no link. */
  public CaseNoise() {
    this(0.2, new Protection(false, false, true, true, true));
  }

  @Override
  public View<Text> apply(View<Text> in, SplittableGenerator random) {
    Text text = in.value();
    var words = new ArrayList<Word>();
    for (Word word : text.prepared().words(protect)) {
      if (!others(word.in(text)).isEmpty()) {
        words.add(word);
      }
    }
    var edits = new ArrayList<Edit>();
    for (Word word : Drawn.some(words, share, text.prepared().words().size(), random)) {
      List<String> others = others(word.in(text));
      String other = others.get(random.nextInt(others.size()));
      edits.add(Edit.form(word.start(), word.in(text), other, "case"));
    }
    return edits.isEmpty() ? in : in.then(new Recased(edits));
  }

  /** The word in its other cases. */
  private static List<String> others(String word) {
    String small = word.toLowerCase(Locale.ROOT);
    String capitals = word.toUpperCase(Locale.ROOT);
    var others = new ArrayList<String>();
    if (small.length() == word.length() && capitals.length() == word.length()) {
      for (String other : List.of(small, capitals, EnglishSpelling.capitalised(small))) {
        if (!other.equals(word) && !others.contains(other)) {
          others.add(other);
        }
      }
    }
    return others;
  }

  /**
   * Words in another case.
   *
   * @param edits one for each
   */
  public record Recased(List<Edit> edits) implements TextChange {
    /** Copies the list. */
    public Recased {
      edits = List.copyOf(edits);
    }
  }
}
