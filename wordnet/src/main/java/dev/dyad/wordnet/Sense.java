package dev.dyad.wordnet;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A meaning: what WordNet calls a synset, with the words that have it. */
public final class Sense {
  private final Thesaurus thesaurus;
  private final int id;

  Sense(Thesaurus thesaurus, int id) {
    this.thesaurus = thesaurus;
    this.id = id;
  }

  /** Number among all senses, from 0; the same in every run. */
  public int id() {
    return id;
  }

  Thesaurus thesaurus() {
    return thesaurus;
  }

  /**
   * A name that {@link Thesaurus#sense(String)} finds: the first word, part of speech, rank among
   * the word's senses, such as {@code car.n.01}; with a for all adjectives.
   */
  public String name() {
    String first = words().get(0).toLowerCase(Locale.ROOT);
    int rank = thesaurus.senses(first, part()).indexOf(this) + 1;
    return String.format(Locale.ROOT, "%s.%c.%02d", first.replace(' ', '_'), part().letter(), rank);
  }

  /** Part of speech of its words. */
  public PartOfSpeech part() {
    return PartOfSpeech.of(thesaurus.tables().synsetParts()[id]);
  }

  /** What it is about, as WordNet's 45 lexicographer files name it, such as noun.artifact. */
  public String topic() {
    return Topics.NAMES.get(thesaurus.tables().lexFiles()[id]);
  }

  /** The words that have this meaning, as they are written, those in frequent use first. */
  public List<String> words() {
    return thesaurus.wordsOfSense(id);
  }

  /**
   * How often the n-th of its words had this meaning in the texts that WordNet's authors tagged.
   *
   * @param word index in {@link #words}
   * @throws IndexOutOfBoundsException if it has no so many words
   */
  public int count(int word) {
    Tables tables = thesaurus.tables();
    int start = tables.wordStarts()[id];
    return tables
        .wordCounts()[
        start + java.util.Objects.checkIndex(word, tables.wordStarts()[id + 1] - start)];
  }

  /** WordNet's explanation: the definition and then the examples, in quotes. */
  public String gloss() {
    Tables tables = thesaurus.tables();
    int start = tables.glossStarts()[id];
    return new String(
        tables.glosses(), start, tables.glossStarts()[id + 1] - start, StandardCharsets.UTF_8);
  }

  /** The explanation without the examples. */
  public String definition() {
    return GlossText.definition(gloss());
  }

  /** Phrases that use a word of this meaning, without their quotes. */
  public List<String> examples() {
    return GlossText.examples(gloss());
  }

  /** The next more general senses, or what this is an instance of; only of nouns and verbs. */
  public List<Sense> hypernyms() {
    Tables tables = thesaurus.tables();
    var hypernyms = new ArrayList<Sense>();
    for (int i = tables.hypernymStarts()[id]; i < tables.hypernymStarts()[id + 1]; i++) {
      hypernyms.add(thesaurus.sense(tables.hypernyms()[i]));
    }
    return hypernyms;
  }

  /** The next more special senses and instances: those that this is a hypernym of. */
  public List<Sense> hyponyms() {
    return Hyponyms.of(this);
  }

  /**
   * Words of the opposite meaning, as WordNet gives them for this word in this meaning.
   *
   * @param word one of {@link #words}, in any case; none for others
   */
  public List<Antonym> antonyms(String word) {
    Tables tables = thesaurus.tables();
    var antonyms = new ArrayList<Antonym>();
    for (int i = tables.wordStarts()[id]; i < tables.wordStarts()[id + 1]; i++) {
      if (tables.strings()[tables.words()[i]].equalsIgnoreCase(word)) {
        int[] from = tables.antonymFrom();
        for (int a = Thesaurus.first(from, i); a < from.length && from[a] == i; a++) {
          antonyms.add(antonym(tables.antonymTo()[a]));
        }
      }
    }
    return antonyms;
  }

  private Antonym antonym(int place) {
    Tables tables = thesaurus.tables();
    int synset = Thesaurus.first(tables.wordStarts(), place + 1) - 1;
    return new Antonym(tables.strings()[tables.words()[place]], thesaurus.sense(synset));
  }

  /**
   * An opposite.
   *
   * @param word as it is written
   * @param sense in which it is one
   */
  public record Antonym(String word, Sense sense) {}

  /** The name. */
  @Override
  public String toString() {
    return name();
  }
}
