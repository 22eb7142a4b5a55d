package dev.dyad.text;

import dev.dyad.wordnet.Entry;
import dev.dyad.wordnet.PartOfSpeech;
import dev.dyad.wordnet.Sense;
import dev.dyad.wordnet.Similarity;
import dev.dyad.wordnet.Thesaurus;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A word of WordNet in one of its forms, with all that may stand in its place. Made once for each
 * form met; there are no more than WordNet has words.
 */
final class Lexeme {
  private static final Map<String, Lexeme> KNOWN = new ConcurrentHashMap<>();

  /** More senses than any setting asks for. */
  static final int SENSES = 8;

  /**
   * What may stand in place of a word.
   *
   * @param form inflected as the word is, in lower case
   * @param sense name of the word's sense that this is about
   * @param rank of the sense among those of the word, from 0
   * @param meaning how much of the word's meaning is left, in 0..1
   */
  record Replacement(String form, String sense, int rank, double meaning) {}

  private final Entry entry;
  private final Inflection inflection;
  private volatile List<Replacement> synonyms;
  private volatile List<Replacement> hypernyms;
  private volatile List<Replacement> antonyms;

  private Lexeme(Entry entry, Inflection inflection) {
    this.entry = entry;
    this.inflection = inflection;
  }

  /** The lexeme of a token, if WordNet knows it. */
  static Optional<Lexeme> of(Token token, String last) {
    if (token.part().isEmpty() || token.kind() != Token.Kind.CONTENT) {
      return Optional.empty();
    }
    PartOfSpeech part = token.part().get();
    String form = token.form().toLowerCase(java.util.Locale.ROOT);
    Inflection inflection = Inflection.of(form, token.lemma(), part, last);
    return Thesaurus.wordNet()
        .entry(token.lemma(), part)
        .map(
            entry ->
                KNOWN.computeIfAbsent(
                    entry + "/" + inflection, key -> new Lexeme(entry, inflection)));
  }

  /** How often the word stands in the texts that WordNet's authors tagged. */
  int count() {
    return entry.count();
  }

  /**
   * Words of the same senses, by rank of sense. The meaning left is the share of uses in which the
   * word has this sense times that in which the other is known to have it.
   */
  List<Replacement> synonyms() {
    if (synonyms == null) {
      var found = new ArrayList<Replacement>();
      for (int rank = 0; rank < Math.min(SENSES, entry.senses().size()); rank++) {
        Sense sense = entry.senses().get(rank);
        for (String word : sense.words()) {
          add(found, word, sense, rank, entry.share(rank) * share(word, sense));
        }
      }
      synonyms = List.copyOf(found);
    }
    return synonyms;
  }

  /** Words of the next more general senses; what is left is weighed by Lin's similarity. */
  List<Replacement> hypernyms() {
    if (hypernyms == null) {
      var found = new ArrayList<Replacement>();
      for (int rank = 0; rank < Math.min(SENSES, entry.senses().size()); rank++) {
        Sense sense = entry.senses().get(rank);
        for (Sense above : sense.hypernyms()) {
          double meaning = entry.share(rank) * Similarity.lin(sense, above);
          for (String word : above.words()) {
            add(found, word, sense, rank, meaning * share(word, above));
          }
        }
      }
      hypernyms = List.copyOf(found);
    }
    return hypernyms;
  }

  /** Words of the opposite senses; nothing of the meaning is left. */
  List<Replacement> antonyms() {
    if (antonyms == null) {
      var found = new ArrayList<Replacement>();
      for (int rank = 0; rank < Math.min(SENSES, entry.senses().size()); rank++) {
        Sense sense = entry.senses().get(rank);
        for (Sense.Antonym antonym : sense.antonyms(entry.word())) {
          add(found, antonym.word(), sense, rank, 0);
        }
      }
      antonyms = List.copyOf(found);
    }
    return antonyms;
  }

  private static double share(String word, Sense sense) {
    Optional<Entry> other = Thesaurus.wordNet().entry(word, sense.part());
    return other.map(e -> attested(e, e.senses().indexOf(sense))).orElse(0.0);
  }

  /**
   * The share of uses, as whatever part of speech, in which a replacement has a sense: {@code
   * (count(s) + 1/10) / (count + senses / 10 + 1/2)}. It is small for words that WordNet's authors
   * never met in the sense, as ophidian for snake, even if it is their only one.
   */
  private static double attested(Entry entry, int rank) {
    double uses = 0.5;
    for (Entry other : Thesaurus.wordNet().entries(entry.word())) {
      uses += other.count() + 0.1 * other.senses().size();
    }
    return (entry.count(rank) + 0.1) / uses;
  }

  /** Nouns that are always plural, or name an activity, fit few places of those that are not. */
  private boolean isOfAnotherMake(String word) {
    return entry.part() == PartOfSpeech.NOUN
        && (isPlural(word) && !isPlural(entry.word())
            || word.endsWith("ing") && !entry.word().endsWith("ing"));
  }

  private static boolean isPlural(String noun) {
    return noun.endsWith("s")
        && !noun.endsWith("ss")
        && !noun.endsWith("us")
        && !noun.endsWith("is");
  }

  /** Takes words in lower case that look like words and differ from this one in every form. */
  private void add(List<Replacement> found, String word, Sense sense, int rank, double meaning) {
    if (word.equalsIgnoreCase(entry.word())
        || isOfAnotherMake(word)
        || !word.chars().allMatch(c -> c >= 'a' && c <= 'z' || c == ' ' || c == '-')) {
      return;
    }
    String form = Forms.of(word, entry.part(), inflection);
    String own = Forms.of(entry.word(), entry.part(), inflection);
    var seen = new HashSet<String>();
    found.forEach(f -> seen.add(f.form));
    if (!form.equals(own) && seen.add(form)) {
      found.add(new Replacement(form, sense.name(), rank, meaning));
    }
  }
}
