package dev.dyad.text;

import dev.dyad.wordnet.Irregular;
import dev.dyad.wordnet.PartOfSpeech;
import dev.dyad.wordnet.Thesaurus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Forms of English words: first the irregular ones of a list, then WordNet's list of irregular
 * forms read backwards (which also knows where final consonants double), then the rules.
 */
final class Forms {
  private static final Map<String, String> IRREGULAR = new HashMap<>();

  private static final Set<String> NOT_OF_MEN =
      Set.of("human", "german", "roman", "talisman", "ottoman", "shaman", "caiman", "norman");

  static {
    for (Irregular irregular : Thesaurus.wordNet().irregularForms()) {
      String base = irregular.base();
      Inflection inflection = inflection(irregular);
      if (inflection == Inflection.PAST) {
        put(base, PartOfSpeech.VERB, Inflection.PAST, irregular.form());
        put(base, PartOfSpeech.VERB, Inflection.PARTICIPLE, irregular.form());
      } else if (inflection != Inflection.BASE) {
        put(base, irregular.part(), inflection, irregular.form());
      }
    }
    IrregularForms.VERBS.forEach(
        (base, forms) -> {
          IRREGULAR.put(key(base, PartOfSpeech.VERB, Inflection.PAST), forms[0]);
          IRREGULAR.put(key(base, PartOfSpeech.VERB, Inflection.PARTICIPLE), forms[1]);
        });
    IrregularForms.COMPARED.forEach(
        (base, forms) -> {
          for (PartOfSpeech part : List.of(PartOfSpeech.ADJECTIVE, PartOfSpeech.ADVERB)) {
            IRREGULAR.put(key(base, part, Inflection.COMPARATIVE), forms[0]);
            IRREGULAR.put(key(base, part, Inflection.SUPERLATIVE), forms[1]);
          }
        });
    IrregularForms.PLURALS.forEach(
        (base, form) -> IRREGULAR.put(key(base, PartOfSpeech.NOUN, Inflection.PLURAL), form));
  }

  private Forms() {}

  /** Keeps a regular-looking form where WordNet lists several, else the first. */
  private static void put(String base, PartOfSpeech part, Inflection inflection, String form) {
    String key = key(base, part, inflection);
    String other = IRREGULAR.get(key);
    if (other == null || isRegular(form) && !isRegular(other)) {
      IRREGULAR.put(key, form);
    }
  }

  private static boolean isRegular(String form) {
    return form.endsWith("ed") || form.endsWith("s");
  }

  private static Inflection inflection(Irregular irregular) {
    String form = irregular.form();
    return switch (irregular.part()) {
      case NOUN -> Inflection.PLURAL;
      case VERB ->
          form.endsWith("ing")
              ? Inflection.GERUND
              : form.endsWith("s") ? Inflection.BASE : Inflection.PAST;
      case ADJECTIVE, ADVERB ->
          form.endsWith("st")
              ? Inflection.SUPERLATIVE
              : form.endsWith("er") ? Inflection.COMPARATIVE : Inflection.BASE;
    };
  }

  private static String key(String base, PartOfSpeech part, Inflection inflection) {
    return base + '/' + part.letter() + '/' + inflection;
  }

  /**
   * A form of a base form. Of words of several parts the first is inflected if it is a verb, or
   * else the last; long adjectives are compared with more and most.
   */
  static String of(String base, PartOfSpeech part, Inflection inflection) {
    if (inflection == Inflection.BASE) {
      return base;
    }
    String irregular = IRREGULAR.get(key(base, part, inflection));
    if (irregular != null) {
      return irregular;
    }
    int gap = part == PartOfSpeech.VERB ? base.indexOf(' ') : base.lastIndexOf(' ');
    if (gap > 0 && part == PartOfSpeech.VERB) {
      return of(base.substring(0, gap), part, inflection) + base.substring(gap);
    }
    if (gap > 0 && part == PartOfSpeech.NOUN) {
      return base.substring(0, gap + 1) + of(base.substring(gap + 1), part, inflection);
    }
    return switch (inflection) {
      case PLURAL -> plural(base);
      case THIRD_PERSON -> EnglishSpelling.withS(base);
      case PAST, PARTICIPLE -> EnglishSpelling.with(base, "ed");
      case GERUND -> EnglishSpelling.with(base, "ing");
      case COMPARATIVE -> compared(base, "more ", "er");
      case SUPERLATIVE -> compared(base, "most ", "est");
      case BASE -> base;
    };
  }

  private static String plural(String base) {
    if (base.endsWith("man") && !NOT_OF_MEN.contains(base)) {
      return base.substring(0, base.length() - 2) + "en";
    }
    return base.endsWith("o") ? base + "s" : EnglishSpelling.withS(base);
  }

  private static String compared(String base, String word, String ending) {
    boolean isShort =
        EnglishSpelling.syllables(base) == 1
            || EnglishSpelling.syllables(base) == 2 && (base.endsWith("y") || base.endsWith("le"));
    return isShort && base.indexOf('-') < 0 ? EnglishSpelling.with(base, ending) : word + base;
  }
}
