package dev.dyad.wordnet;

/** Longest ways from the root down to each sense, found when they are first asked for. */
final class Depths {
  /**
   * Senses on the longest path from a sense without hypernyms, both included; 0 is not known yet.
   */
  private static final int[] NODES = new int[Thesaurus.wordNet().tables().size()];

  static {
    for (int s = 0; s < NODES.length; s++) {
      find(Thesaurus.wordNet().tables(), s);
    }
  }

  private Depths() {}

  private static int find(Tables tables, int synset) {
    if (NODES[synset] == 0) {
      int above = 0;
      for (int i = tables.hypernymStarts()[synset]; i < tables.hypernymStarts()[synset + 1]; i++) {
        above = Math.max(above, find(tables, tables.hypernyms()[i]));
      }
      NODES[synset] = above + 1;
    }
    return NODES[synset];
  }

  /** Senses on the longest path from the root; verbs have one root above all trees. */
  static int nodes(PartOfSpeech part, int synset) {
    int root = part == PartOfSpeech.VERB ? 1 : 0;
    return synset < 0 ? 1 : NODES[synset] + root;
  }
}
