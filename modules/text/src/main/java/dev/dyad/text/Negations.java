package dev.dyad.text;

import dev.dyad.wordnet.PartOfSpeech;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The ways to make a text say the contrary. */
final class Negations {
  private static final Map<String, String> ODD = Map.of("ca", "can", "wo", "will", "sha", "shall");

  private static final Set<String> AUXILIARIES =
      Set.of(
          "is", "are", "was", "were", "am", "will", "would", "can", "could", "may", "might",
          "shall", "should", "must", "'re", "'m", "'ll", "'ve", "'d");

  /** Auxiliaries where a verb follows; verbs of their own elsewhere. */
  private static final Set<String> BEFORE_A_VERB =
      Set.of("have", "has", "had", "do", "does", "did");

  /** Verbs among the stop words, in the forms that follow an auxiliary. */
  private static final Set<String> STOP_VERBS =
      Set.of(
          "be", "been", "have", "had", "do", "done", "get", "got", "go", "gone", "come", "make",
          "made", "let");

  private static final Set<String> ADVERBS =
      Set.of("just", "already", "also", "even", "ever", "still", "only", "once");

  private static final Set<String> SUBJECTS = Set.of("i", "you", "he", "she", "it", "we", "they");

  private static final Set<String> QUESTION_WORDS =
      Set.of("what", "where", "when", "why", "how", "who");

  private Negations() {}

  /** One list of edits for each sentence that has a way. */
  static List<List<Edit>> of(Text text) {
    var ways = new ArrayList<List<Edit>>();
    for (List<Token> sentence : text.sentences()) {
      if (hasAint(sentence)) {
        continue;
      }
      Optional<Edit> way = without(text, sentence).or(() -> with(sentence));
      way.ifPresent(edit -> ways.add(List.of(edit)));
    }
    return ways;
  }

  /** Without its not, ain't may be am, is or has. */
  private static boolean hasAint(List<Token> sentence) {
    for (int i = 1; i < sentence.size(); i++) {
      if (plain(sentence.get(i)).equals("n't") && before(sentence, i).equals("ai")) {
        return true;
      }
    }
    return false;
  }

  /** Not, n't and never are taken out. */
  private static Optional<Edit> without(Text text, List<Token> sentence) {
    for (int i = 1; i < sentence.size(); i++) {
      Token token = sentence.get(i);
      String word = plain(token);
      Token before = sentence.get(i - 1);
      if (word.equals("n't") && before.end() == token.start()) {
        String verb = ODD.getOrDefault(plain(before), "");
        String added =
            verb.isEmpty() ? before.form() : EnglishSpelling.inCaseOf(before.form(), verb);
        String removed = before.form() + token.form();
        return Optional.of(new Edit(before.start(), removed, added, "no negation", 0));
      }
      if (word.equals("not") || word.equals("never")) {
        int start = before.end();
        String removed = text.content().substring(start, token.end());
        return Optional.of(new Edit(start, removed, "", "no negation", 0));
      }
    }
    return Optional.empty();
  }

  /** Not is put after the first auxiliary, or do not before the first verb. */
  private static Optional<Edit> with(List<Token> sentence) {
    for (int i = 0; i < sentence.size(); i++) {
      Token token = sentence.get(i);
      if (isAuxiliary(sentence, i)) {
        Token last = asks(sentence, i) ? sentence.get(i + 1) : token;
        return Optional.of(new Edit(last.end(), "", " not", "negation", 0));
      }
      if (isOf(token, PartOfSpeech.VERB)) {
        return Optional.of(negated(token, before(sentence, i)));
      }
    }
    return Optional.empty();
  }

  private static boolean isAuxiliary(List<Token> sentence, int i) {
    String word = plain(sentence.get(i));
    if (word.equals("'s")) { // the dog's bone
      String before = before(sentence, i);
      return Contractions.WITH_IS.contains(before) || before.equals("let");
    }
    return AUXILIARIES.contains(word) || BEFORE_A_VERB.contains(word) && isBeforeVerb(sentence, i);
  }

  /** Did he walk, what did he say. */
  private static boolean asks(List<Token> sentence, int i) {
    return i + 1 < sentence.size()
        && SUBJECTS.contains(plain(sentence.get(i + 1)))
        && (i == 0 || QUESTION_WORDS.contains(before(sentence, i)));
  }

  private static boolean isBeforeVerb(List<Token> sentence, int i) {
    int at = asks(sentence, i) ? i + 2 : i + 1;
    while (at < sentence.size() && isAdverb(sentence.get(at))) {
      at++;
    }
    return at < sentence.size()
        && (isOf(sentence.get(at), PartOfSpeech.VERB)
            || STOP_VERBS.contains(plain(sentence.get(at))));
  }

  private static boolean isAdverb(Token token) {
    return isOf(token, PartOfSpeech.ADVERB) || ADVERBS.contains(plain(token));
  }

  private static boolean isOf(Token token, PartOfSpeech part) {
    return token.kind() == Token.Kind.CONTENT && token.part().equals(Optional.of(part));
  }

  /** The word before, empty at the start. */
  private static String before(List<Token> sentence, int i) {
    return i == 0 ? "" : plain(sentence.get(i - 1));
  }

  private static Edit negated(Token verb, String last) {
    Inflection inflection =
        last.equals("to")
            ? Inflection.GERUND // to not go, as not going
            : Inflection.of(plain(verb), verb.lemma(), PartOfSpeech.VERB, last);
    String helper =
        switch (inflection) {
          case THIRD_PERSON -> "does not ";
          case PAST -> "did not ";
          case BASE -> "do not ";
          default -> "not ";
        };
    String form = helper.equals("not ") ? verb.form() : verb.lemma();
    String added = EnglishSpelling.inCaseOf(verb.form(), helper + form.toLowerCase(Locale.ROOT));
    return new Edit(verb.start(), verb.form(), added, "negation", 0);
  }

  private static String plain(Token token) {
    return token.form().toLowerCase(Locale.ROOT).replace('\u2019', '\'');
  }
}
