package dev.dyad.wordnet;

/** The four kinds of words that WordNet knows. */
public enum PartOfSpeech {
  /** Such as dog. */
  NOUN(0, 'n'),
  /** Such as run. */
  VERB(1, 'v'),
  /** Such as large. */
  ADJECTIVE(2, 'a'),
  /** Such as quickly. */
  ADVERB(3, 'r');

  /** How tables name it. */
  private final byte number;

  private final char letter;

  PartOfSpeech(int number, char letter) {
    this.number = (byte) number;
    this.letter = letter;
  }

  /** WordNet's letter for it: n, v, a or r. */
  public char letter() {
    return letter;
  }

  byte number() {
    return number;
  }

  static PartOfSpeech of(byte number) {
    return switch (number) {
      case 0 -> NOUN;
      case 1 -> VERB;
      case 2 -> ADJECTIVE;
      default -> ADVERB;
    };
  }
}
