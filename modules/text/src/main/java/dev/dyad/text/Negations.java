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
          "shall", "should", "must", "'s", "'re", "'m", "'ll");

  private Negations() {}

  /** One list of edits for each sentence that has a way. */
  static List<List<Edit>> of(Text text) {
    var ways = new ArrayList<List<Edit>>();
    for (List<Token> sentence : text.sentences()) {
      Optional<Edit> way = without(text, sentence).or(() -> with(sentence));
      way.ifPresent(edit -> ways.add(List.of(edit)));
    }
    return ways;
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
    for (Token token : sentence) {
      if (AUXILIARIES.contains(plain(token))) {
        return Optional.of(new Edit(token.end(), "", " not", "negation", 0));
      }
      if (token.kind() == Token.Kind.CONTENT
          && token.part().equals(Optional.of(PartOfSpeech.VERB))) {
        return negated(token);
      }
    }
    return Optional.empty();
  }

  private static Optional<Edit> negated(Token verb) {
    Inflection inflection = Inflection.of(plain(verb), verb.lemma(), PartOfSpeech.VERB, "");
    String helper =
        switch (inflection) {
          case THIRD_PERSON -> "does not ";
          case PAST -> "did not ";
          case BASE -> "do not ";
          default -> "not ";
        };
    String form = helper.equals("not ") ? verb.form() : verb.lemma();
    String added = EnglishSpelling.inCaseOf(verb.form(), helper + form.toLowerCase(Locale.ROOT));
    return Optional.of(new Edit(verb.start(), verb.form(), added, "negation", 0));
  }

  private static String plain(Token token) {
    return token.form().toLowerCase(Locale.ROOT).replace('\u2019', '\'');
  }
}
