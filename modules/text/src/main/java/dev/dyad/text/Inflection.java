package dev.dyad.text;

import dev.dyad.wordnet.PartOfSpeech;

/** The form of a word. */
enum Inflection {
  BASE,
  PLURAL,
  THIRD_PERSON,
  PAST,
  PARTICIPLE,
  GERUND,
  COMPARATIVE,
  SUPERLATIVE;

  /**
   * The form in which a word stands.
   *
   * @param form in lower case
   * @param lemma its base form
   * @param last the word before in lower case, empty at the start
   */
  static Inflection of(String form, String lemma, PartOfSpeech part, String last) {
    if (part == PartOfSpeech.VERB && form.endsWith("ing") && !form.equals(lemma)) {
      return GERUND;
    }
    return switch (part) {
      case NOUN -> form.equals(lemma) ? BASE : PLURAL;
      case VERB -> ofVerb(form, lemma, last);
      case ADJECTIVE, ADVERB -> ofAdjective(form, lemma, part);
    };
  }

  private static Inflection ofAdjective(String form, String lemma, PartOfSpeech part) {
    if (form.equals(lemma)) {
      return BASE;
    }
    if (form.endsWith("st") || form.equals(Forms.of(lemma, part, SUPERLATIVE))) {
      return SUPERLATIVE;
    }
    boolean more = form.endsWith("er") || form.equals(Forms.of(lemma, part, COMPARATIVE));
    return more ? COMPARATIVE : BASE;
  }

  private static Inflection ofVerb(String form, String lemma, String last) {
    String past = Forms.of(lemma, PartOfSpeech.VERB, PAST);
    String participle = Forms.of(lemma, PartOfSpeech.VERB, PARTICIPLE);
    boolean helped = WordList.BE.contains(last) || WordList.HAVE.contains(last);
    if (form.equals(past) || form.equals(participle)) {
      boolean is =
          past.equals(participle)
              ? helped || WordList.DETERMINERS.contains(last)
              : form.equals(participle) && (!form.equals(lemma) || helped);
      return is ? PARTICIPLE : form.equals(past) && !form.equals(lemma) ? PAST : BASE;
    }
    if (form.equals(lemma)) {
      return BASE;
    }
    return form.endsWith("s") ? THIRD_PERSON : helped ? PARTICIPLE : PAST;
  }
}
