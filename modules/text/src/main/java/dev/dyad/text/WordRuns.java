package dev.dyad.text;

/** The words of a text as lower-case runs of letters, digits and the marks on them. */
final class WordRuns {
  private WordRuns() {}

  /** Takes words, and says whether it wants more. */
  @FunctionalInterface
  interface Visitor {
    boolean takes(String word);
  }

  /** Hands over one word after the other, while more are wanted. */
  static void each(String text, Visitor visitor) {
    var word = new StringBuilder();
    for (int at = 0; at < text.length(); ) {
      int c = text.codePointAt(at);
      at += Character.charCount(c);
      if (isPart(c)) {
        word.appendCodePoint(Character.toLowerCase(c));
      } else if (!word.isEmpty()) {
        if (!visitor.takes(word.toString())) {
          return;
        }
        word.setLength(0);
      }
    }
    if (!word.isEmpty()) {
      visitor.takes(word.toString());
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
