package dev.dyad.wordnet;

import java.util.HashSet;
import java.util.Set;

/** Information content of all senses, found when it is first asked for. */
final class Information {
  private static final double[] CONTENT = contents(Thesaurus.wordNet().tables());

  private Information() {}

  static double of(int synset) {
    return CONTENT[synset];
  }

  private static double[] contents(Tables tables) {
    double[] below = new double[tables.size()];
    double[] total = new double[PartOfSpeech.values().length];
    for (int s = 0; s < below.length; s++) {
      int uses = 1;
      for (int i = tables.wordStarts()[s]; i < tables.wordStarts()[s + 1]; i++) {
        uses += tables.wordCounts()[i];
      }
      total[tables.synsetParts()[s]] += uses;
      addUpwards(tables, s, uses, below, new HashSet<>());
    }
    for (int s = 0; s < below.length; s++) {
      below[s] = Math.log(total[tables.synsetParts()[s]] / below[s]);
    }
    return below;
  }

  /** Adds to the sense and to each of its ancestors once. */
  private static void addUpwards(
      Tables tables, int synset, int uses, double[] below, Set<Integer> done) {
    if (done.add(synset)) {
      below[synset] += uses;
      for (int i = tables.hypernymStarts()[synset]; i < tables.hypernymStarts()[synset + 1]; i++) {
        addUpwards(tables, tables.hypernyms()[i], uses, below, done);
      }
    }
  }
}
