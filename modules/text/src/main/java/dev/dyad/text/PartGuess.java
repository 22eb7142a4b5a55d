package dev.dyad.text;

import dev.dyad.text.Token.Kind;
import dev.dyad.wordnet.Entry;
import dev.dyad.wordnet.PartOfSpeech;
import dev.dyad.wordnet.Thesaurus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Parts of speech without a tagger: the one in which WordNet's authors met the word most often,
 * weighed by what may follow the word before.
 */
final class PartGuess {
  private static final PartOfSpeech[] PARTS = PartOfSpeech.values();
  private static final int NOUN = 0;
  private static final int VERB = 1;
  private static final int ADJECTIVE = 2;
  private static final int ADVERB = 3;

  private PartGuess() {}

  /** Each word with what it most likely is; function words, marks and the like with nothing. */
  static Tagging tag(List<String> words, Kind[] kinds) {
    var parts = new ArrayList<Optional<PartOfSpeech>>();
    var lemmas = new ArrayList<String>();
    var names = new ArrayList<Boolean>();
    for (int i = 0; i < kinds.length; i++) {
      names.add(false);
      if (kinds[i] == Kind.NAME) {
        parts.add(Optional.of(PartOfSpeech.NOUN));
        lemmas.add(words.get(i));
      } else if (kinds[i] == Kind.CONTENT) {
        PartOfSpeech part = guess(words, parts, i);
        parts.add(Optional.of(part));
        lemmas.add(BaseForms.of(words.get(i), part));
      } else {
        parts.add(Optional.empty());
        lemmas.add(words.get(i));
      }
    }
    return new Tagging(parts, lemmas, names);
  }

  private static PartOfSpeech guess(
      List<String> words, List<Optional<PartOfSpeech>> before, int i) {
    String word = words.get(i);
    double[] weights = new double[PARTS.length];
    double sum = 0;
    for (int p = 0; p < weights.length; p++) {
      weights[p] = weight(word, PARTS[p]);
      sum += weights[p];
    }
    if (sum == 0) {
      return byEnding(word);
    }
    weigh(weights, word);
    if (i == 0) {
      times(weights, 1.5, 0.7, 1, 1);
    } else {
      follow(weights, word, words.get(i - 1), before.get(i - 1));
    }
    if (i + 1 < words.size()) {
      precede(weights, words.get(i + 1));
    }
    int best = 0;
    for (int p = 1; p < weights.length; p++) {
      best = weights[p] > weights[best] ? p : best;
    }
    return PARTS[best];
  }

  private static double weight(String word, PartOfSpeech part) {
    Optional<Entry> entry = Thesaurus.wordNet().entry(BaseForms.of(word, part), part);
    return entry.map(e -> e.count() + 0.3 * e.senses().size()).orElse(0.0);
  }

  private static void weigh(double[] weights, String word) {
    if (word.endsWith("ing") || word.endsWith("ed")) {
      weights[VERB] *= 2;
    }
    if (word.endsWith("ly")) {
      weights[ADVERB] *= 5;
    }
  }

  private static void follow(
      double[] weights, String word, String last, Optional<PartOfSpeech> lastPart) {
    boolean isBase = !word.endsWith("ing") && !word.endsWith("ed") && !word.endsWith("s");
    if (last.equals("to") || WordList.MODALS.contains(last) || last.equals("n't")) {
      times(weights, 0.5, isBase ? 8 : 1, 0.5, 1);
    } else if (WordList.DETERMINERS.contains(last)) {
      times(weights, 4, isBase ? 0.05 : word.endsWith("s") ? 0.05 : 0.3, 3, 0.3);
    } else if (WordList.BE.contains(last)) {
      times(weights, 0.5, isBase ? 0.1 : 4, 3, 1);
    } else if (WordList.HAVE.contains(last)) {
      times(weights, 1, isBase ? 1 : 3, 1, 1);
    } else if (WordList.PRONOUNS.contains(last)) {
      times(weights, 0.3, 8, 0.5, 1);
    } else if (WordList.PREPOSITIONS.contains(last)) {
      times(weights, 3, word.endsWith("ing") ? 1 : 0.15, 1.5, 0.5);
    } else if (lastPart.isPresent()) {
      switch (lastPart.get()) {
        case ADJECTIVE -> times(weights, 4, 0.15, 0.7, 0.3);
        case NOUN -> times(weights, 1.5, isBase ? 0.3 : 1.5, 0.4, 1);
        case VERB -> times(weights, 1, 0.5, 1, 1.5);
        case ADVERB -> times(weights, 0.5, 1.5, 2, 1);
      }
    }
  }

  private static void precede(double[] weights, String next) {
    if (next.equals("of")) {
      times(weights, 3, 0.5, 0.7, 0.5);
    } else if (WordList.DETERMINERS.contains(next) || WordList.PRONOUNS.contains(next)) {
      times(weights, 0.6, 2, 0.5, 1);
    } else if (!Character.isLetter(next.charAt(0))) {
      times(weights, 1.5, 0.7, 0.7, 1);
    }
  }

  private static void times(
      double[] weights, double noun, double verb, double adjective, double adverb) {
    weights[NOUN] *= noun;
    weights[VERB] *= verb;
    weights[ADJECTIVE] *= adjective;
    weights[ADVERB] *= adverb;
  }

  /** Of words that WordNet does not have. */
  private static PartOfSpeech byEnding(String word) {
    if (word.endsWith("ly")) {
      return PartOfSpeech.ADVERB;
    }
    if (word.endsWith("ing") || word.endsWith("ed") || word.endsWith("ize")) {
      return PartOfSpeech.VERB;
    }
    for (String ending :
        List.of("ous", "ful", "able", "ible", "ical", "ic", "less", "ish", "ive")) {
      if (word.endsWith(ending)) {
        return PartOfSpeech.ADJECTIVE;
      }
    }
    return word.indexOf('-') > 0 ? PartOfSpeech.ADJECTIVE : PartOfSpeech.NOUN;
  }
}
