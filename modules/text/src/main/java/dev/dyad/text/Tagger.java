package dev.dyad.text;

import dev.dyad.text.Token.Kind;
import dev.dyad.wordnet.PartOfSpeech;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.process.Morphology;
import edu.stanford.nlp.tagger.maxent.MaxentTagger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/**
 * Stanford's part-of-speech tagger, where its model lies on the class path (Maven profile
 * corenlp-models).
 */
final class Tagger {
  private static final String MODEL =
      "edu/stanford/nlp/models/pos-tagger/english-left3words-distsim.tagger";

  /**
   * Longer sentences are no sentences; they are cut, as the tagger's work space grows with them.
   */
  private static final int LONGEST = 400;

  private static final boolean PRESENT = Tagger.class.getClassLoader().getResource(MODEL) != null;

  /** Loaded when it is first asked for, which takes about a second. */
  private static final class Loaded {
    static final MaxentTagger TAGGER = new MaxentTagger(MODEL, new Properties(), false);
  }

  private Tagger() {}

  static boolean isPresent() {
    return PRESENT;
  }

  static Tagging tag(List<CoreLabel> sentence, Kind[] kinds) {
    for (int start = 0; start < sentence.size(); start += LONGEST) {
      Loaded.TAGGER.tagCoreLabels(
          sentence.subList(start, Math.min(sentence.size(), start + LONGEST)));
    }
    var morphology = new Morphology();
    var parts = new ArrayList<Optional<PartOfSpeech>>();
    var lemmas = new ArrayList<String>();
    var names = new ArrayList<Boolean>();
    for (int i = 0; i < kinds.length; i++) {
      String form = sentence.get(i).word();
      String tag = sentence.get(i).tag();
      boolean isWord = kinds[i] != Kind.OTHER && kinds[i] != Kind.LINK;
      parts.add(isWord ? part(tag) : Optional.empty());
      String lemma = isWord ? morphology.lemma(form, tag) : form;
      lemmas.add(lemma.toLowerCase(Locale.ROOT));
      names.add(tag.startsWith("NNP"));
    }
    return new Tagging(parts, lemmas, names);
  }

  /** The part of speech that a tag of the Penn Treebank stands for. */
  static Optional<PartOfSpeech> part(String tag) {
    return switch (tag.substring(0, Math.min(2, tag.length()))) {
      case "NN" -> Optional.of(PartOfSpeech.NOUN);
      case "VB" -> Optional.of(PartOfSpeech.VERB);
      case "JJ" -> Optional.of(PartOfSpeech.ADJECTIVE);
      case "RB" -> Optional.of(PartOfSpeech.ADVERB);
      default -> Optional.empty();
    };
  }
}
