package dev.dyad.cli;

import dev.dyad.core.Drawing;
import dev.dyad.core.Drawing.Diff;
import dev.dyad.core.Drawing.Diff.Mark;
import dev.dyad.core.Drawing.Diff.Part;
import dev.dyad.core.Drawing.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How one text differs from another, word by word, by their longest common subsequence. */
final class WordDiff {
  private static final int MOST_WORDS = 500;
  private static final double COMMON_SHARE = 0.5;

  private WordDiff() {}

  /** A drawing as it is shown beside another: as changes of it, if both are words much alike. */
  static Drawing beside(Drawing first, Drawing second) {
    if (first instanceof Words before && second instanceof Words after) {
      List<String> a = words(before.text());
      List<String> b = words(after.text());
      if (Math.max(a.size(), b.size()) <= MOST_WORDS) {
        int[][] common = common(a, b);
        if (common[0][0] >= COMMON_SHARE * Math.max(a.size(), b.size())) {
          return new Diff(parts(a, b, common), "");
        }
      }
    }
    return second;
  }

  /** Words, each with the white space that follows it. */
  private static List<String> words(String text) {
    return List.of(text.strip().split("(?<=\\s)(?=\\S)"));
  }

  /** Length of the longest common subsequence of a from i and b from j. */
  private static int[][] common(List<String> a, List<String> b) {
    int[][] length = new int[a.size() + 1][b.size() + 1];
    for (int i = a.size() - 1; i >= 0; i--) {
      for (int j = b.size() - 1; j >= 0; j--) {
        length[i][j] =
            isSame(a.get(i), b.get(j))
                ? 1 + length[i + 1][j + 1]
                : Math.max(length[i + 1][j], length[i][j + 1]);
      }
    }
    return length;
  }

  private static boolean isSame(String a, String b) {
    return a.strip().equals(b.strip());
  }

  private static List<Part> parts(List<String> a, List<String> b, int[][] common) {
    var parts = new ArrayList<Part>();
    int i = 0;
    int j = 0;
    while (i < a.size() || j < b.size()) {
      boolean both = i < a.size() && j < b.size();
      if (both && isSame(a.get(i), b.get(j))) {
        parts.add(new Part(b.get(j), Mark.KEPT, ""));
        i++;
        j++;
      } else if (j == b.size() || (i < a.size() && common[i + 1][j] >= common[i][j + 1])) {
        parts.add(new Part(spaced(a.get(i++)), Mark.REMOVED, ""));
      } else {
        parts.add(new Part(spaced(b.get(j++)), Mark.ADDED, ""));
      }
    }
    return Collections.unmodifiableList(parts);
  }

  /** A word that stood last has no space behind it. */
  private static String spaced(String word) {
    return word.endsWith(" ") ? word : word + " ";
  }
}
