package dev.dyad.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where a text can be contracted or written in full. */
final class Contractions {
  private static final Map<String, String> FULL =
      Map.of("'re", "are", "'m", "am", "'ve", "have", "'ll", "will", "n't", "not");

  private static final Map<String, String> ODD = Map.of("ca", "can", "wo", "will", "sha", "shall");

  static final Set<String> WITH_IS =
      Set.of("it", "he", "she", "that", "there", "what", "who", "where");

  private static final Map<String, Set<String>> BEFORE =
      Map.of(
          "is", WITH_IS,
          "are", Set.of("we", "you", "they"),
          "am", Set.of("i"),
          "will", Set.of("i", "you", "he", "she", "it", "we", "they"));

  private static final Map<String, String> SHORT =
      Map.of("is", "'s", "are", "'re", "am", "'m", "will", "'ll");

  private static final Set<String> BEFORE_NOT =
      Set.of(
          "do", "does", "did", "is", "are", "was", "were", "have", "has", "had", "would", "could",
          "should", "must", "need", "can", "will");

  private Contractions() {}

  /** One edit for each place, none overlapping another. */
  static List<Edit> of(Text text) {
    var edits = new ArrayList<Edit>();
    int free = 0;
    for (List<Token> sentence : text.sentences()) {
      for (int i = 0; i + 1 < sentence.size(); i++) {
        Token one = sentence.get(i);
        if (one.start() >= free && !one.quoted()) {
          Optional<Edit> edit =
              one.end() == sentence.get(i + 1).start()
                  ? full(sentence, i)
                  : contracted(text, sentence, i);
          if (edit.isPresent()) {
            edits.add(edit.get());
            free = edit.get().end();
          }
        }
      }
    }
    return edits;
  }

  /** It's becomes it is. */
  private static Optional<Edit> full(List<Token> sentence, int i) {
    Token one = sentence.get(i);
    Token two = sentence.get(i + 1);
    String first = plain(one);
    String ending = plain(two);
    String full = FULL.get(ending);
    if (ending.equals("'s") && WITH_IS.contains(first) && !isFollowedByParticiple(sentence, i)) {
      full = "is";
    } else if (ending.equals("'s") && first.equals("let")) {
      full = "us";
    }
    if (full == null || first.equals("ai")) { // ain't: am not, is not or has not
      return Optional.empty();
    }
    String head =
        ODD.containsKey(first) ? EnglishSpelling.inCaseOf(one.form(), ODD.get(first)) : one.form();
    boolean joins = full.equals("not") && first.equals("ca");
    String added = head + (joins ? "" : " ") + inCase(two, full);
    return Optional.of(Edit.form(one.start(), one.form() + two.form(), added, "in full"));
  }

  /** It's been and it's done may be short for has. */
  private static boolean isFollowedByParticiple(List<Token> sentence, int i) {
    if (i + 2 >= sentence.size()) {
      return true;
    }
    String next = plain(sentence.get(i + 2));
    return next.equals("been") || next.equals("got") || next.endsWith("ed") || next.endsWith("en");
  }

  /** It is becomes it's. */
  private static Optional<Edit> contracted(Text text, List<Token> sentence, int i) {
    Token one = sentence.get(i);
    Token two = sentence.get(i + 1);
    String between = text.content().substring(one.end(), two.start());
    if (!between.equals(" ")
        || i + 2 >= sentence.size()
        || !sentence.get(i + 2).isWord()
        || sentence.get(i + 2).start() == two.end() // it isn't
        || !two.form().equals(plain(two))) {
      return Optional.empty();
    }
    String first = plain(one);
    String second = plain(two);
    String added = null;
    if (second.equals("not") && BEFORE_NOT.contains(first)) {
      added = contractedNot(one.form());
    } else if (BEFORE.getOrDefault(second, Set.of()).contains(first)) {
      added = one.form() + SHORT.get(second);
    }
    String removed = one.form() + between + two.form();
    return added == null
        ? Optional.empty()
        : Optional.of(Edit.form(one.start(), removed, added, "contracted"));
  }

  private static String contractedNot(String verb) {
    String small = verb.toLowerCase(Locale.ROOT);
    String head = small.equals("will") ? "won" : small.equals("can") ? small : small + "n";
    return EnglishSpelling.inCaseOf(verb, head) + "'t";
  }

  private static String inCase(Token ending, String full) {
    boolean shouted = ending.form().chars().anyMatch(Character::isUpperCase);
    return shouted ? full.toUpperCase(Locale.ROOT) : full;
  }

  private static String plain(Token token) {
    return token.form().toLowerCase(Locale.ROOT).replace('\u2019', '\'');
  }
}
