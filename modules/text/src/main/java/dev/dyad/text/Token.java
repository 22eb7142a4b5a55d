package dev.dyad.text;

/**
 * A word, number, punctuation mark or the like, as it stands in a text.
 *
 * @param form the characters themselves
 * @param start offset of the first UTF-16 unit in the text
 * @param end offset after the last
 */
public record Token(String form, int start, int end) {
  /** Whether there is a letter or a digit in it. */
  public boolean isWord() {
    return form.codePoints().anyMatch(Character::isLetterOrDigit);
  }
}
