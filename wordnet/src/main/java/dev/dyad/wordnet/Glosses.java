package dev.dyad.wordnet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/**
 * WordNet's explanations as data to learn from: short texts with a topic, and pairs of texts that
 * mean the same by the word of lexicographers.
 */
public final class Glosses {
  private Glosses() {}

  /**
   * A definition.
   *
   * @param sense what it defines; its name is an id, its topic a label
   * @param definition without the examples
   */
  public record Gloss(Sense sense, String definition) {}

  /** What makes the texts of a pair belong together. */
  public enum Kind {
    /** A definition, and a phrase that uses a word so defined. */
    DEFINITION_EXAMPLE,
    /** A definition, and the word so defined. */
    DEFINITION_WORD,
    /** Two words of one meaning. */
    SYNONYMS
  }

  /**
   * Two texts that belong together.
   *
   * @param sense that both are about
   * @param first the definition, or the first word
   * @param second the example, or another word
   */
  public record Pair(Sense sense, String first, String second) {}

  /**
   * All definitions, by sense; of those that are the same but for case and spaces only the first,
   * so that none lies on both sides of a split.
   */
  public static List<Gloss> definitions(Thesaurus thesaurus) {
    var seen = new HashSet<String>();
    var glosses = new ArrayList<Gloss>();
    for (Sense sense : thesaurus.senses()) {
      String definition = sense.definition();
      if (!definition.isEmpty() && seen.add(plain(definition))) {
        glosses.add(new Gloss(sense, definition));
      }
    }
    return List.copyOf(glosses);
  }

  /**
   * All pairs of a kind, by sense. A sense has a pair for each of its examples, or words, or pairs
   * of neighbouring words; only the first of equal pairs is kept.
   */
  public static List<Pair> pairs(Thesaurus thesaurus, Kind kind) {
    var seen = new HashSet<String>();
    var pairs = new ArrayList<Pair>();
    for (Sense sense : thesaurus.senses()) {
      for (Pair pair : pairs(sense, kind)) {
        String first = plain(pair.first);
        String second = plain(pair.second);
        if (!first.isEmpty() && !first.equals(second) && seen.add(first + "\n" + second)) {
          pairs.add(pair);
        }
      }
    }
    return List.copyOf(pairs);
  }

  private static List<Pair> pairs(Sense sense, Kind kind) {
    List<String> words = sense.words();
    var pairs = new ArrayList<Pair>();
    switch (kind) {
      case DEFINITION_EXAMPLE ->
          sense.examples().forEach(e -> pairs.add(new Pair(sense, sense.definition(), e)));
      case DEFINITION_WORD -> words.forEach(w -> pairs.add(new Pair(sense, sense.definition(), w)));
      case SYNONYMS -> {
        for (int i = 1; i < words.size(); i++) {
          pairs.add(new Pair(sense, words.get(i - 1), words.get(i)));
        }
      }
    }
    return pairs;
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip();
  }
}
