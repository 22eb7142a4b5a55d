package dev.dyad.text;

import java.util.List;

/** How parts of speech and base forms of a text are found. */
public enum Preparation {
  /**
   * By Stanford's tagger, from the words around each word; only where its model of 13.5 MB is on
   * the class path, as after a build with the Maven profile corenlp-models.
   */
  TAGGED,

  /**
   * By how often WordNet's authors met the word as each part of speech, and by rules for what
   * follows what; needs nothing but this module.
   */
  GUESSED;

  /** Whether what it needs is there. */
  public boolean isPresent() {
    return this == GUESSED || Tagger.isPresent();
  }

  /** What texts are prepared with in this run: tagged where that is present. */
  public static Preparation present() {
    return TAGGED.isPresent() ? TAGGED : GUESSED;
  }

  /**
   * A text that is prepared now, and in this way.
   *
   * @throws IllegalArgumentException if the characters are no Unicode text
   * @throws IllegalStateException if what it needs is not there
   */
  public Text prepare(String content) {
    return Text.of(content).with(new Prepared(sentences(content)));
  }

  /**
   * The tokens of each sentence of a text.
   *
   * @throws IllegalStateException if what it needs is not there
   */
  public List<List<Token>> sentences(String content) {
    if (!isPresent()) {
      throw new IllegalStateException(
          "no model of the tagger on the class path. Build with -Pcorenlp-models");
    }
    return Analysis.of(content, this == TAGGED);
  }
}
