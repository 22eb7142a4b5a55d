package dev.dyad.bench;

import dev.dyad.wordnet.Entry;
import dev.dyad.wordnet.PartOfSpeech;
import dev.dyad.wordnet.Sense;
import dev.dyad.wordnet.Thesaurus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Synonym swaps as tutorials write them: words are what stands between spaces; each is replaced
 * with some probability by any word of any of its senses as any part of speech.
 */
final class NaiveSwap {
  private NaiveSwap() {}

  /** What comes in place of each word; the word itself may, and null where none was drawn. */
  static String[] apply(String[] words, double p, RandomGenerator random) {
    String[] swapped = new String[words.length];
    for (int i = 0; i < words.length; i++) {
      if (random.nextDouble() < p) {
        List<String> candidates = candidates(words[i]);
        if (!candidates.isEmpty()) {
          swapped[i] = candidates.get(random.nextInt(candidates.size()));
        }
      }
    }
    return swapped;
  }

  private static List<String> candidates(String word) {
    var candidates = new ArrayList<String>();
    for (PartOfSpeech part : PartOfSpeech.values()) {
      Thesaurus.wordNet()
          .baseForm(word.toLowerCase(Locale.ROOT), part)
          .flatMap(base -> Thesaurus.wordNet().entry(base, part))
          .map(Entry::senses)
          .orElse(List.of())
          .stream()
          .map(Sense::words)
          .flatMap(List::stream)
          .map(w -> w.replace(' ', '_'))
          .distinct()
          .forEach(candidates::add);
    }
    return candidates;
  }
}
