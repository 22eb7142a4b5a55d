package dev.dyad.text;

import java.util.Map;
import java.util.random.RandomGenerator;

/** Wrong letters, as fingers and scanners make them. */
final class Misspelling {
  /** Rows of the English keyboard; a key's neighbours are those beside it, above and below. */
  private static final String[] ROWS = {"qwertyuiop", "asdfghjkl", "zxcvbnm"};

  private static final Map<Character, String> SCANNED =
      Map.ofEntries(
          Map.entry('a', "o"),
          Map.entry('b', "h"),
          Map.entry('c', "e"),
          Map.entry('e', "c"),
          Map.entry('f', "t"),
          Map.entry('g', "q"),
          Map.entry('h', "b"),
          Map.entry('i', "l"),
          Map.entry('l', "i"),
          Map.entry('m', "rn"),
          Map.entry('n', "u"),
          Map.entry('o', "c"),
          Map.entry('q', "g"),
          Map.entry('r', "n"),
          Map.entry('s', "5"),
          Map.entry('t', "f"),
          Map.entry('u', "v"),
          Map.entry('v', "u"),
          Map.entry('w', "vv"),
          Map.entry('z', "2"));

  private Misspelling() {}

  /** Whether a word has a letter that can be touched. */
  static boolean isPossible(String content, Word word) {
    return free(content, word) > 0;
  }

  private static int free(String content, Word word) {
    int free = 0;
    for (int i = word.start(); i < word.end(); i++) {
      free += isFree(content, i) ? 1 : 0;
    }
    return free;
  }

  /** A letter without an accent after it. */
  private static boolean isFree(String text, int at) {
    char c = Character.toLowerCase(text.charAt(at));
    return c >= 'a' && c <= 'z' && (at + 1 == text.length() || !isMark(text.charAt(at + 1)));
  }

  private static boolean isMark(char c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || c == '\u200D';
  }

  /** One misspelling of a word in which one is possible. */
  static Edit draw(String content, Word word, RandomGenerator random) {
    int wanted = random.nextInt(free(content, word));
    int at = word.start();
    while (!isFree(content, at) || wanted-- > 0) {
      at++;
    }
    char letter = content.charAt(at);
    int kind = random.nextInt(3);
    if (kind == 0
        && at + 1 < word.end()
        && isFree(content, at + 1)
        && content.charAt(at + 1) != letter) {
      String two = content.substring(at, at + 2);
      return Edit.form(at, two, "" + two.charAt(1) + letter, "transposed");
    }
    String scanned = SCANNED.get(letter);
    if (kind == 1 && scanned != null) {
      return Edit.form(at, String.valueOf(letter), scanned, "scanned");
    }
    return Edit.form(at, String.valueOf(letter), neighbour(letter, random), "keyboard");
  }

  private static String neighbour(char letter, RandomGenerator random) {
    char small = Character.toLowerCase(letter);
    int row = 0;
    while (ROWS[row].indexOf(small) < 0) {
      row++;
    }
    int column = ROWS[row].indexOf(small);
    var near = new StringBuilder();
    for (int r = Math.max(0, row - 1); r <= Math.min(2, row + 1); r++) {
      int low = r > row ? column - 1 : r < row ? column : column - 1;
      int high = r > row ? column : column + 1;
      for (int c = Math.max(0, low); c <= Math.min(ROWS[r].length() - 1, high); c++) {
        if (r != row || c != column) {
          near.append(ROWS[r].charAt(c));
        }
      }
    }
    char key = near.charAt(random.nextInt(near.length()));
    return String.valueOf(Character.isUpperCase(letter) ? Character.toUpperCase(key) : key);
  }
}
