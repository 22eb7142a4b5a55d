package dev.dyad.core;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** Helps with a word nobody knows: the nearest known one, and the list of all. */
public final class Nearest {
  private Nearest() {}

  /**
   * Words for the end of an error message: {@code Maybe RandomCrop. Known: CenterCrop, RandomCrop.}
   *
   * @param word what was asked for
   * @param known what there is
   */
  public static String hint(String word, Collection<String> known) {
    if (known.isEmpty()) {
      return "There are none.";
    }
    String list = " Known: " + String.join(", ", new TreeSet<>(known)) + ".";
    return to(word, known).map(near -> "Maybe " + near + "." + list).orElse(list.strip());
  }

  /** The known word with the fewest edits, if it is near enough to be a slip of the pen. */
  public static Optional<String> to(String word, Collection<String> known) {
    String lower = word.toLowerCase(Locale.ROOT);
    return known.stream()
        .min(
            Comparator.<String>comparingInt(k -> distance(lower, k.toLowerCase(Locale.ROOT)))
                .thenComparing(Comparator.naturalOrder()))
        .filter(k -> isSlip(distance(lower, k.toLowerCase(Locale.ROOT)), word, k));
  }

  /** Two edits, or one for every three letters; but something of the word must be left. */
  private static boolean isSlip(int edits, String word, String known) {
    return edits <= Math.max(2, Math.min(word.length(), known.length()) / 3)
        && edits < Math.max(word.length(), known.length());
  }

  /** Levenshtein distance. */
  static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substitute = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substitute, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
