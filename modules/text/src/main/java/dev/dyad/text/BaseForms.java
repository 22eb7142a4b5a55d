package dev.dyad.text;

import dev.dyad.wordnet.Entry;
import dev.dyad.wordnet.PartOfSpeech;
import dev.dyad.wordnet.Thesaurus;
import java.util.Optional;

/** Base forms of words in lower case whose part of speech is known. */
final class BaseForms {
  private BaseForms() {}

  /**
   * WordNet's base form, or the word itself. Of plurals that WordNet lists as words too, such as
   * eggs and people, the singular, unless the plural is the more frequent word.
   */
  static String of(String word, PartOfSpeech part) {
    Thesaurus wordNet = Thesaurus.wordNet();
    if (part == PartOfSpeech.NOUN && word.endsWith("s") && word.length() > 3) {
      Optional<Entry> singular = singular(word);
      int plural = wordNet.entry(word, part).map(Entry::count).orElse(-1);
      if (singular.isPresent() && singular.get().count() > plural) {
        return singular.get().word();
      }
    }
    return wordNet.baseForm(word, part).orElse(word);
  }

  /** Of the base forms that a word can be of, the most frequent; nothing if WordNet has none. */
  static Optional<String> commonest(String word) {
    Optional<Entry> best = Optional.empty();
    for (PartOfSpeech part : PartOfSpeech.values()) {
      Optional<Entry> entry = Thesaurus.wordNet().entry(of(word, part), part);
      if (entry.isPresent() && (best.isEmpty() || entry.get().count() > best.get().count())) {
        best = entry;
      }
    }
    return best.map(Entry::word);
  }

  private static Optional<Entry> singular(String plural) {
    Thesaurus wordNet = Thesaurus.wordNet();
    for (String base : wordNet.irregularBaseForms(plural, PartOfSpeech.NOUN)) {
      return wordNet.entry(base, PartOfSpeech.NOUN);
    }
    if (plural.endsWith("ies")) {
      return wordNet.entry(cut(plural, 3) + "y", PartOfSpeech.NOUN);
    }
    if (plural.endsWith("ss") || plural.endsWith("us") || plural.endsWith("is")) {
      return Optional.empty();
    }
    Optional<Entry> found = wordNet.entry(cut(plural, 1), PartOfSpeech.NOUN);
    return found.isEmpty() && plural.endsWith("es")
        ? wordNet.entry(cut(plural, 2), PartOfSpeech.NOUN)
        : found;
  }

  private static String cut(String word, int letters) {
    return word.substring(0, word.length() - letters);
  }
}
