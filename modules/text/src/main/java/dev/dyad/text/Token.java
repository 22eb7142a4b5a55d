package dev.dyad.text;

import dev.dyad.wordnet.PartOfSpeech;
import java.util.Optional;

/**
 * A word, number, punctuation mark or the like, as it stands in a text.
 *
 * @param form the characters themselves
 * @param start offset of the first UTF-16 unit in the text
 * @param end offset after the last
 * @param lemma the base form in lower case: dog of Dogs; the form in lower case where none is known
 * @param part noun, verb, adjective or adverb; nothing of all else
 * @param kind what it is
 * @param quoted whether it stands between double quotes
 */
public record Token(
    String form,
    int start,
    int end,
    String lemma,
    Optional<PartOfSpeech> part,
    Kind kind,
    boolean quoted) {

  /** What a token is, as far as augmentations care. */
  public enum Kind {
    /** A noun, verb, adjective or adverb that means something by itself. */
    CONTENT,
    /** A word that makes sentences: the, of, she, would. */
    STOP_WORD,
    /** A word that says no: not, n't, never. */
    NEGATION,
    /** A name, as its capital shows. */
    NAME,
    /** A number, in digits or words. */
    NUMBER,
    /** An address of the web or of mail, a handle or hash tag. */
    LINK,
    /** A punctuation mark, a symbol, or an alphabet nothing is known of. */
    OTHER
  }

  /** Whether it is a word of some kind, and no mark. */
  public boolean isWord() {
    return kind != Kind.OTHER || form.codePoints().anyMatch(Character::isLetterOrDigit);
  }
}
