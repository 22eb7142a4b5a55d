package dev.dyad.text;

/**
 * What an augmentation leaves alone. Words that say no (not, never) are always left alone, and so
 * are marks and alphabets of which nothing is known.
 *
 * @param stopWords the, of, she, would and their like
 * @param names words with a capital that no start of a sentence explains
 * @param numbers in digits or words
 * @param links addresses, handles and hash tags
 * @param quotes all between double quotes
 */
public record Protection(
    boolean stopWords, boolean names, boolean numbers, boolean links, boolean quotes) {
  /** Everything. */
  public Protection() {
    this(true, true, true, true, true);
  }

  /** Everything but stop words, which mean little and may be left out. */
  public static Protection ofContent() {
    return new Protection(false, true, true, true, true);
  }

  boolean allows(Token token) {
    if (quotes && token.quoted()) {
      return false;
    }
    return switch (token.kind()) {
      case CONTENT -> true;
      case STOP_WORD -> !stopWords;
      case NAME -> !names;
      case NUMBER -> !numbers;
      case LINK -> !links;
      case NEGATION, OTHER -> false;
    };
  }
}
