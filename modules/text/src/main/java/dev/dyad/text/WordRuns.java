package dev.dyad.text;

import java.util.function.Predicate;

/** The words of a text as lower-case runs of letters, digits and the marks on them. */
final class WordRuns {
  private WordRuns() {}

  /** Hands over one word after the other, until one is refused. */
  static void each(String text, Predicate<String> visitor) {
    var word = new StringBuilder();
    for (int at = 0; at < text.length(); ) {
      int c = text.codePointAt(at);
      at += Character.charCount(c);
      if (isPart(c)) {
        word.appendCodePoint(Character.toLowerCase(c));
      } else if (!word.isEmpty()) {
        if (!visitor.test(word.toString())) {
          return;
        }
        word.setLength(0);
      }
    }
    if (!word.isEmpty()) {
      visitor.test(word.toString());
    }
  }

  /** Whether a code point is a letter, a digit or a mark. */
  static boolean isPart(int c) {
    int type = Character.getType(c);
    return Character.isLetterOrDigit(c)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }
}
