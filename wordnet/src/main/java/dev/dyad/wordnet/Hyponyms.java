package dev.dyad.wordnet;

import java.util.ArrayList;
import java.util.List;

/** The hypernyms of all senses the other way round, made when they are first asked for. */
final class Hyponyms {
  /** Hyponyms of synset s: {@code TARGETS[STARTS[s]..STARTS[s + 1] - 1]}. */
  private static final int[] STARTS;

  private static final int[] TARGETS;

  static {
    Tables tables = Thesaurus.wordNet().tables();
    STARTS = new int[tables.size() + 1];
    for (int hypernym : tables.hypernyms()) {
      STARTS[hypernym + 1]++;
    }
    for (int s = 0; s < tables.size(); s++) {
      STARTS[s + 1] += STARTS[s];
    }
    TARGETS = new int[tables.hypernyms().length];
    int[] free = STARTS.clone();
    for (int s = 0; s < tables.size(); s++) {
      for (int i = tables.hypernymStarts()[s]; i < tables.hypernymStarts()[s + 1]; i++) {
        TARGETS[free[tables.hypernyms()[i]]++] = s;
      }
    }
  }

  private Hyponyms() {}

  static List<Sense> of(Sense sense) {
    var hyponyms = new ArrayList<Sense>();
    for (int i = STARTS[sense.id()]; i < STARTS[sense.id() + 1]; i++) {
      hyponyms.add(sense.thesaurus().sense(TARGETS[i]));
    }
    return hyponyms;
  }
}
