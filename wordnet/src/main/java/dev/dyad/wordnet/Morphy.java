package dev.dyad.wordnet;

import java.util.ArrayList;
import java.util.List;

/** Base forms by WordNet's irregular forms and endings. */
final class Morphy {
  private static final String[][] NOUN = {
    {"s", ""},
    {"ses", "s"},
    {"xes", "x"},
    {"zes", "z"},
    {"ches", "ch"},
    {"shes", "sh"},
    {"men", "man"},
    {"ies", "y"}
  };
  private static final String[][] VERB = {
    {"s", ""},
    {"ies", "y"},
    {"es", "e"},
    {"es", ""},
    {"ed", "e"},
    {"ed", ""},
    {"ing", "e"},
    {"ing", ""}
  };
  private static final String[][] ADJECTIVE = {{"er", ""}, {"est", ""}, {"er", "e"}, {"est", "e"}};

  private Morphy() {}

  /** Those that are known words, the likeliest first, none twice. */
  static List<String> baseForms(Thesaurus thesaurus, String form, PartOfSpeech part) {
    var found = new ArrayList<String>();
    thesaurus.irregularBaseForms(form, part).forEach(f -> add(thesaurus, f, part, found));
    add(thesaurus, form, part, found);
    if (found.isEmpty()) {
      for (String[] ending : endings(part)) {
        if (form.endsWith(ending[0]) && form.length() > ending[0].length() + 1) {
          String stem = form.substring(0, form.length() - ending[0].length());
          add(thesaurus, stem + ending[1], part, found);
        }
      }
    }
    return found;
  }

  private static String[][] endings(PartOfSpeech part) {
    return switch (part) {
      case NOUN -> NOUN;
      case VERB -> VERB;
      case ADJECTIVE -> ADJECTIVE;
      case ADVERB -> new String[0][];
    };
  }

  private static void add(Thesaurus thesaurus, String word, PartOfSpeech part, List<String> found) {
    if (!found.contains(word) && thesaurus.entry(word, part).isPresent()) {
      found.add(word);
    }
  }
}
