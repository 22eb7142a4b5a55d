package dev.dyad.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts as pieces of bytes, as GPT-2's tokenizer cuts them: a word with the space before it,
 * digits, other signs, white space. Each byte is written as one visible character.
 *
 * @see <a
 *     href="https://cdn.openai.com/better-language-models/language_models_are_unsupervised_multitask_learners.pdf">
 *     Radford et al. 2019, section 2.2</a>
 */
final class ByteAlphabet {
  private static final Pattern PIECE =
      Pattern.compile(
          "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+",
          Pattern.UNICODE_CHARACTER_CLASS);

  private static final char[] CHARACTERS = characters();

  private ByteAlphabet() {}

  /** The character of each byte: itself if it can be seen in Latin-1, else one from 256 on. */
  private static char[] characters() {
    char[] characters = new char[256];
    int next = 256;
    for (int b = 0; b < 256; b++) {
      boolean seen = (b >= '!' && b <= '~') || (b >= 0xA1 && b <= 0xAC) || b >= 0xAE;
      characters[b] = (char) (seen ? b : next++);
    }
    return characters;
  }

  /** The character of a byte, 0..255. */
  static char character(int b) {
    return CHARACTERS[b];
  }

  /** The pieces of a text, in lower case and after a space if it does not begin with one. */
  static List<String> pieces(String text) {
    var plain = new StringBuilder(text.length() + 1);
    if (!text.isEmpty() && text.codePointAt(0) != ' ') {
      plain.append(' ');
    }
    text.codePoints()
        .forEach(
            c -> {
              plain.appendCodePoint(Character.toLowerCase(c));
              if (c == 0x130) {
                plain.append('\u0307'); // the only letter whose small form is two
              }
            });
    var pieces = new ArrayList<String>();
    Matcher matcher = PIECE.matcher(plain);
    while (matcher.find()) {
      pieces.add(matcher.group());
    }
    return pieces;
  }

  /** A piece's bytes as UTF-8, each 0..255. */
  static int[] bytes(String piece) {
    byte[] bytes = piece.getBytes(StandardCharsets.UTF_8);
    int[] values = new int[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      values[i] = bytes[i] & 0xFF;
    }
    return values;
  }
}
