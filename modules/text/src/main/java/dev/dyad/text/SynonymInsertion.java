package dev.dyad.text;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import dev.dyad.text.Lexeme.Replacement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Puts synonyms of some words at random places of their sentences, after another word; at least one
 * where a word has any.
 *
 * @param share of the words of a text of which a synonym is inserted, in 0..1
 * @param senses how many of a word's senses count, the most frequent first; at least 1
 * @param protect words of which no synonym is inserted
 * @see <a href="https://arxiv.org/abs/1901.11196">Wei and Zou 2019, EDA, random insertion</a>
 */
public record SynonymInsertion(double share, int senses, Protection protect)
    implements Augmentation<Text> {
  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public SynonymInsertion {
    Require.within("share", share, 0, 1);
    Require.within("senses", senses, 1, Lexeme.SENSES);
  }

  /** As many as a tenth of the words, as EDA, of their most frequent sense. */
  public SynonymInsertion() {
    this(0.1, 1, new Protection());
  }

  @Override
  public View<Text> apply(View<Text> in, SplittableGenerator random) {
    var replacing =
        new Replacing(
            share, protect, Lexeme::synonyms, r -> r.rank() < senses && r.form().indexOf(' ') < 0);
    Prepared prepared = in.value().prepared();
    var edits = new ArrayList<Edit>();
    for (int i : replacing.draw(prepared, random)) {
      Replacement synonym = replacing.draw(prepared.lexemes()[i], random);
      List<Word> places = places(prepared, i);
      if (!places.isEmpty()) {
        int at = places.get(random.nextInt(places.size())).end();
        edits.add(Edit.form(at, "", " " + synonym.form(), synonym.sense()));
      }
    }
    edits.sort(Comparator.comparingInt(Edit::start));
    return edits.isEmpty() ? in : in.then(new Inserted(edits));
  }

  /** Words of the token's sentence, but no articles, which belong to what follows them. */
  private static List<Word> places(Prepared prepared, int token) {
    List<Word> words = prepared.words();
    int of = wordOf(words, token);
    if (of < 0) {
      return List.of();
    }
    int sentence = words.get(of).sentence();
    int first = of;
    while (first > 0 && words.get(first - 1).sentence() == sentence) {
      first--;
    }
    var places = new ArrayList<Word>();
    for (int i = first; i < words.size() && words.get(i).sentence() == sentence; i++) {
      String form = prepared.tokens().get(words.get(i).firstToken()).lemma();
      if (!form.equals("a") && !form.equals("an")) {
        places.add(words.get(i));
      }
    }
    return places;
  }

  /** The number of the word that has a token; -1 if none has. Words are in the order of tokens. */
  private static int wordOf(List<Word> words, int token) {
    int low = 0;
    int high = words.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (words.get(middle).endToken() <= token) {
        low = middle + 1;
      } else if (words.get(middle).firstToken() > token) {
        high = middle - 1;
      } else {
        return middle;
      }
    }
    return -1;
  }

  /**
   * Words inserted.
   *
   * @param edits one for each, with the sense
   */
  public record Inserted(List<Edit> edits) implements TextChange {
    /** Copies the list. */
    public Inserted {
      edits = List.copyOf(edits);
    }
  }
}
