package dev.dyad.wordnet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The words and senses of WordNet 3.1, in memory: read once in a fraction of a second, and never
 * changed, so that any number of threads may ask at once.
 *
 * <p>Words are given as base forms (dog, not dogs; see {@link #baseForm}), in any case, with spaces
 * or underscores between the parts of longer ones (hot dog).
 *
 * @see <a href="https://wordnet.princeton.edu">Princeton University, WordNet</a>; its licence lies
 *     in {@code META-INF/WORDNET-LICENSE.txt} of this module
 */
public final class Thesaurus {
  private static final Pattern SENSE_NAME = Pattern.compile("(.+)\\.([nvasr])\\.(\\d\\d+)");

  /** Read when it is first asked for. */
  private static final class Loaded {
    static final Thesaurus WORDNET = new Thesaurus(TablesFile.read());
  }

  private final Tables tables;
  private final StringIndex index;
  private final List<Sense> senses;
  private final List<Entry> entries;

  /** Senses of all entries, as {@code tables.senses()} lists them. */
  private final List<Sense> entrySenses;

  /** Words of all senses, as {@code tables.words()} lists them. */
  private final List<String> senseWords;

  private Thesaurus(Tables tables) {
    this.tables = tables;
    index = new StringIndex(tables.strings());
    senses = IntStream.range(0, tables.size()).mapToObj(s -> new Sense(this, s)).toList();
    var all = new ArrayList<Entry>();
    for (int s = 0; s < tables.strings().length; s++) {
      while (all.size() < tables.entryStarts()[s + 1]) {
        all.add(new Entry(this, all.size(), tables.strings()[s]));
      }
    }
    entries = List.copyOf(all);
    entrySenses = Arrays.stream(tables.senses()).mapToObj(senses::get).toList();
    senseWords = Arrays.stream(tables.words()).mapToObj(w -> tables.strings()[w]).toList();
  }

  /** WordNet 3.1. */
  public static Thesaurus wordNet() {
    return Loaded.WORDNET;
  }

  Tables tables() {
    return tables;
  }

  /** What is known of a base form as one part of speech. */
  public Optional<Entry> entry(String word, PartOfSpeech part) {
    int string = find(word);
    if (string >= 0) {
      for (int e = tables.entryStarts()[string]; e < tables.entryStarts()[string + 1]; e++) {
        if (tables.entryParts()[e] == part.number()) {
          return Optional.of(entries.get(e));
        }
      }
    }
    return Optional.empty();
  }

  /** The entries of a base form, one for each part of speech that it can be. */
  public List<Entry> entries(String word) {
    int string = find(word);
    return string < 0
        ? List.of()
        : entries.subList(tables.entryStarts()[string], tables.entryStarts()[string + 1]);
  }

  private int find(String word) {
    return index.find(word.replace('_', ' ').toLowerCase(Locale.ROOT));
  }

  /** The meanings of a base form, most frequent first; none of a word that is not known. */
  public List<Sense> senses(String word, PartOfSpeech part) {
    return entry(word, part).map(Entry::senses).orElse(List.of());
  }

  /**
   * Other words for a base form: first those of its most frequent sense, and of each sense the more
   * frequent words first. Never the word itself, and none twice.
   */
  public List<String> synonyms(String word, PartOfSpeech part) {
    var synonyms = new LinkedHashSet<String>();
    String plain = word.replace('_', ' ');
    for (Sense sense : senses(word, part)) {
      sense.words().stream().filter(w -> !w.equalsIgnoreCase(plain)).forEach(synonyms::add);
    }
    return List.copyOf(synonyms);
  }

  /** All 117,791 senses, by id. */
  public List<Sense> senses() {
    return senses;
  }

  List<Sense> sensesOfEntry(int entry) {
    return entrySenses.subList(tables.senseStarts()[entry], tables.senseStarts()[entry + 1]);
  }

  List<String> wordsOfSense(int synset) {
    return senseWords.subList(tables.wordStarts()[synset], tables.wordStarts()[synset + 1]);
  }

  Sense sense(int id) {
    return senses.get(id);
  }

  /**
   * The sense of a name such as {@code car.n.01}: word, part of speech (n, v, a or s, r) and rank
   * among the word's senses.
   */
  public Optional<Sense> sense(String name) {
    Matcher matcher = SENSE_NAME.matcher(name);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int rank = Integer.parseInt(matcher.group(3));
    char letter = matcher.group(2).charAt(0);
    for (PartOfSpeech part : PartOfSpeech.values()) {
      if (part.letter() == (letter == 's' ? 'a' : letter)) {
        List<Sense> found = senses(matcher.group(1), part);
        return rank >= 1 && rank <= found.size()
            ? Optional.of(found.get(rank - 1))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /**
   * The base form of a word as one part of speech: itself if WordNet has it, or else by WordNet's
   * list of irregular forms and its rules of endings; empty where that leads to no known word.
   *
   * @see <a href="https://wordnet.princeton.edu/documentation/morphy7wn">WordNet, morphy(7)</a>
   */
  public Optional<String> baseForm(String form, PartOfSpeech part) {
    List<String> found = Morphy.baseForms(this, form.toLowerCase(Locale.ROOT), part);
    return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0));
  }

  /** The base forms that WordNet lists for an irregular form: geese gives goose. */
  public List<String> irregularBaseForms(String form, PartOfSpeech part) {
    int string = index.find(form);
    var lemmas = new ArrayList<String>();
    int[] forms = tables.irregularForms();
    for (int i = first(forms, string); i < forms.length && forms[i] == string; i++) {
      if (tables.irregularParts()[i] == part.number()) {
        lemmas.add(tables.strings()[tables.irregularLemmas()[i]]);
      }
    }
    return lemmas;
  }

  /** Every irregular form that WordNet lists, in alphabetical order. */
  public List<Irregular> irregularForms() {
    var all = new ArrayList<Irregular>();
    for (int i = 0; i < tables.irregularForms().length; i++) {
      all.add(
          new Irregular(
              tables.strings()[tables.irregularForms()[i]],
              tables.strings()[tables.irregularLemmas()[i]],
              PartOfSpeech.of(tables.irregularParts()[i])));
    }
    return all;
  }

  /** The first place of a value in a sorted array, or where it would stand. */
  static int first(int[] sorted, int value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
