package dev.dyad.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * Texts as words and marks, as BERT's tokenizer for lower-case text cuts them: control characters
 * and accents go, white space ends words, and every punctuation mark and Chinese character is a
 * word of its own.
 *
 * @see <a href="https://arxiv.org/abs/1810.04805">Devlin et al. 2019</a>
 */
final class BertWords {
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();

  private BertWords() {}

  /** The words of a text, in order. */
  static List<String> of(String text) {
    var cut = new BertWords();
    var clean = new StringBuilder(text.length());
    text.codePoints().filter(c -> !isRemoved(c)).forEach(clean::appendCodePoint);
    Normalizer.normalize(clean, Normalizer.Form.NFD).codePoints().forEach(cut::add);
    cut.end();
    return cut.words;
  }

  private void add(int c) {
    if (isSpace(c)) {
      end();
    } else if (isChinese(c) || isMark(c)) {
      end();
      word.appendCodePoint(c);
      end();
    } else if (Character.getType(c) != Character.NON_SPACING_MARK) {
      word.appendCodePoint(Character.toLowerCase(c));
    }
  }

  private void end() {
    if (!word.isEmpty()) {
      words.add(word.toString());
      word.setLength(0);
    }
  }

  private static boolean isRemoved(int c) {
    return c == 0xFFFD
        || switch (Character.getType(c)) {
          case Character.CONTROL -> c != '\t' && c != '\n' && c != '\r';
          case Character.FORMAT, Character.PRIVATE_USE, Character.SURROGATE -> true;
          default -> false;
        };
  }

  private static boolean isSpace(int c) {
    return c == '\t' || c == '\n' || c == '\r' || Character.isSpaceChar(c);
  }

  /** Punctuation, and all ASCII signs: $, + and ^ too. */
  private static boolean isMark(int c) {
    if (c < 0x80) {
      return c > ' ' && c < 0x7F && !Character.isLetterOrDigit(c);
    }
    return switch (Character.getType(c)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      default -> false;
    };
  }

  /** Ideographs, in the ranges that BERT's tokenizer names. */
  private static boolean isChinese(int c) {
    return c >= 0x4E00 && c <= 0x9FFF
        || c >= 0x3400 && c <= 0x4DBF
        || c >= 0x20000 && c <= 0x2A6DF
        || c >= 0x2A700 && c <= 0x2B73F
        || c >= 0x2B740 && c <= 0x2B81F
        || c >= 0x2B920 && c <= 0x2CEAF
        || c >= 0xF900 && c <= 0xFAFF
        || c >= 0x2F800 && c <= 0x2FA1F;
  }
}
