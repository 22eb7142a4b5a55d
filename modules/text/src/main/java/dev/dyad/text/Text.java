package dev.dyad.text;

import dev.dyad.core.Require;
import java.util.List;
import java.util.function.Supplier;

/**
 * An immutable text. What is known of its words (tokens, sentences, base forms, parts of speech) is
 * found when it is first asked for, and kept; two texts are equal if their characters are.
 */
public final class Text {
  private final String content;
  private final List<Text> wordings;
  private final Supplier<List<List<Token>>> preparation;

  /** Found at first use; a race only finds the same thing twice. */
  private volatile Prepared prepared;

  private Text(String content, List<Text> wordings, Supplier<List<List<Token>>> preparation) {
    this.content = content;
    this.wordings = wordings;
    this.preparation = preparation;
  }

  /**
   * A text of these characters.
   *
   * @throws IllegalArgumentException if a surrogate stands alone, so that this is no Unicode text
   */
  public static Text of(String content) {
    for (int i = 0; i < content.length(); i++) {
      if (Character.isSurrogate(content.charAt(i))) {
        Require.that(
            Character.isHighSurrogate(content.charAt(i))
                && i + 1 < content.length()
                && Character.isLowSurrogate(content.charAt(i + 1)),
            "text must be Unicode, but has half a surrogate pair at offset %d. Decode it again"
                + " with the character set it was written in",
            i);
        i++;
      }
    }
    return new Text(content, List.of(), () -> Preparation.present().sentences(content));
  }

  /** The same text with other wordings of what it means. */
  public Text withWordings(List<Text> others) {
    return new Text(content, List.copyOf(others), preparation);
  }

  /** The characters. */
  public String content() {
    return content;
  }

  /** Other texts that mean the same, as found with this one; none for most texts. */
  public List<Text> wordings() {
    return wordings;
  }

  /** The tokens of each sentence, in order; none of a text without any. */
  public List<List<Token>> sentences() {
    return prepared().sentences();
  }

  /** All tokens, in order. */
  public List<Token> tokens() {
    return prepared().tokens();
  }

  /** This text with what is known of it. */
  Text with(Prepared known) {
    var text = new Text(content, wordings, known::sentences);
    text.prepared = known;
    return text;
  }

  /** This text with its sentences to be had from elsewhere when they are first asked for. */
  Text preparedBy(Supplier<List<List<Token>>> elsewhere) {
    return new Text(content, wordings, elsewhere);
  }

  Prepared prepared() {
    if (prepared == null) {
      prepared = new Prepared(preparation.get());
    }
    return prepared;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Text text && content.equals(text.content);
  }

  @Override
  public int hashCode() {
    return content.hashCode();
  }

  /** The characters. */
  @Override
  public String toString() {
    return content;
  }
}
