package dev.dyad.wordnet;

import java.util.List;

/** A base form as one part of speech, with its meanings. */
public final class Entry {
  private final Thesaurus thesaurus;
  private final int id;
  private final String word;

  Entry(Thesaurus thesaurus, int id, String word) {
    this.thesaurus = thesaurus;
    this.id = id;
    this.word = word;
  }

  /** The base form, in lower case, with spaces between its parts. */
  public String word() {
    return word;
  }

  /** Its part of speech. */
  public PartOfSpeech part() {
    return PartOfSpeech.of(thesaurus.tables().entryParts()[id]);
  }

  /** Its meanings, most frequent first; at least one. */
  public List<Sense> senses() {
    return thesaurus.sensesOfEntry(id);
  }

  /**
   * How often the word had its n-th meaning in the texts that WordNet's authors tagged by hand; 0
   * of most.
   *
   * @param rank from 0
   * @throws IndexOutOfBoundsException if it has no so many senses
   */
  public int count(int rank) {
    Tables tables = thesaurus.tables();
    int start = tables.senseStarts()[id];
    return tables
        .senseCounts()[
        start + java.util.Objects.checkIndex(rank, tables.senseStarts()[id + 1] - start)];
  }

  /** How often the word stood in those texts, in any of its meanings. */
  public int count() {
    Tables tables = thesaurus.tables();
    int sum = 0;
    for (int i = tables.senseStarts()[id]; i < tables.senseStarts()[id + 1]; i++) {
      sum += tables.senseCounts()[i];
    }
    return sum;
  }

  /**
   * The share of its uses in which the word has its n-th meaning, estimated from those counts, each
   * with half a use added: {@code (count(n) + 1/2) / (count() + senses / 2)}.
   *
   * @param rank from 0
   * @throws IndexOutOfBoundsException if it has no so many senses
   */
  public double share(int rank) {
    Tables tables = thesaurus.tables();
    int senses = tables.senseStarts()[id + 1] - tables.senseStarts()[id];
    return (count(rank) + 0.5) / (count() + 0.5 * senses);
  }

  /** Word and part of speech, such as {@code dog.n}. */
  @Override
  public String toString() {
    return word + "." + part().letter();
  }
}
