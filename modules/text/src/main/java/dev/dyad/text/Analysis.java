package dev.dyad.text;

import dev.dyad.text.Token.Kind;
import dev.dyad.wordnet.PartOfSpeech;
import dev.dyad.wordnet.Thesaurus;
import edu.stanford.nlp.ling.CoreLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds out what the words of a text are. */
final class Analysis {
  private final List<CoreLabel> sentence;
  private final List<String> plain;
  private final boolean shouted;

  private Analysis(List<CoreLabel> sentence) {
    this.sentence = sentence;
    plain = sentence.stream().map(t -> plain(t.word())).toList();
    shouted = isShouted(sentence);
  }

  /** The tokens of each sentence. */
  static List<List<Token>> of(String text, boolean tagged) {
    var sentences = new ArrayList<List<Token>>();
    var quotes = new Quotes(text);
    for (List<CoreLabel> sentence : Lexer.sentences(text)) {
      sentences.add(new Analysis(sentence).tokens(text, quotes, tagged));
    }
    return List.copyOf(sentences);
  }

  private List<Token> tokens(String text, Quotes quotes, boolean tagged) {
    Kind[] kinds = new Kind[sentence.size()];
    for (int i = 0; i < kinds.length; i++) {
      kinds[i] = kind(i);
    }
    Tagging tagging = tagged ? Tagger.tag(sentence, kinds) : PartGuess.tag(plain, kinds);
    var tokens = new ArrayList<Token>();
    for (int i = 0; i < kinds.length; i++) {
      int start = sentence.get(i).beginPosition();
      int end = sentence.get(i).endPosition();
      Optional<PartOfSpeech> part = tagging.parts().get(i);
      Kind kind =
          kinds[i] == Kind.CONTENT && tagging.names().get(i)
              ? Kind.NAME
              : kinds[i] == Kind.CONTENT && part.isEmpty() ? Kind.OTHER : kinds[i];
      tokens.add(
          new Token(
              text.substring(start, end),
              start,
              end,
              tagging.lemmas().get(i),
              part,
              kind,
              quotes.contain(start)));
    }
    return List.copyOf(tokens);
  }

  private Kind kind(int i) {
    String word = plain.get(i);
    if (!word.codePoints().anyMatch(Character::isLetterOrDigit)) {
      return Kind.OTHER;
    }
    if (word.contains("://")
        || word.startsWith("www.")
        || word.indexOf('@') >= 0
        || word.charAt(0) == '#') {
      return Kind.LINK;
    }
    if (WordList.NEGATIONS.contains(word)) {
      return Kind.NEGATION;
    }
    if (WordList.NUMBERS.contains(word) || word.chars().anyMatch(Character::isDigit)) {
      return Kind.NUMBER;
    }
    if (WordList.isStopWord(word)) {
      return Kind.STOP_WORD;
    }
    if (!word.chars().allMatch(c -> c < 0x250 || c == 0x2019)) {
      return Kind.OTHER;
    }
    return isName(i) ? Kind.NAME : Kind.CONTENT;
  }

  /** A capital in the middle of a sentence, or at its start of a word not known without. */
  private boolean isName(int i) {
    String form = sentence.get(i).word();
    if (shouted || !Character.isUpperCase(form.charAt(0))) {
      return form.chars().skip(1).anyMatch(Character::isUpperCase) && !shouted;
    }
    return i > 0 && !opens(i - 1) || isShort(form) || !Names.isCommonWord(plain.get(i));
  }

  /** Whether what follows the i-th token begins anew, as after a colon or an opening quote. */
  private boolean opens(int i) {
    String form = sentence.get(i).word();
    boolean isMark = !form.codePoints().anyMatch(Character::isLetterOrDigit);
    return isMark && (i == 0 || ":\u201C\"``(-\u2014".contains(form));
  }

  private static boolean isShort(String form) {
    return form.length() > 1 && form.equals(form.toUpperCase(Locale.ROOT));
  }

  private static boolean isShouted(List<CoreLabel> sentence) {
    int words = 0;
    for (CoreLabel token : sentence) {
      String form = token.word();
      if (form.codePoints().anyMatch(Character::isLowerCase)) {
        return false;
      }
      words += form.codePoints().anyMatch(Character::isUpperCase) ? 1 : 0;
    }
    return words > 2;
  }

  private static String plain(String form) {
    return form.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
  }

  /** Whether words may begin sentences without being names. */
  private static final class Names {
    private Names() {}

    static boolean isCommonWord(String word) {
      for (PartOfSpeech part : PartOfSpeech.values()) {
        Optional<String> base = Thesaurus.wordNet().baseForm(word, part);
        if (base.isPresent() && isWrittenSmall(base.get(), part)) {
          return true;
        }
      }
      return false;
    }

    private static boolean isWrittenSmall(String base, PartOfSpeech part) {
      return Thesaurus.wordNet().senses(base, part).get(0).words().contains(base);
    }
  }
}
