package dev.dyad.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;

/**
 * The lines of an adjacency matrix.
 *
 * @param ends row and column of each line
 */
@SuppressWarnings("ArrayRecordComponent")
record TuEdges(int[] ends) {
  int count() {
    return ends.length / 2;
  }

  int source(int line) {
    return ends[2 * line];
  }

  int target(int line) {
    return ends[2 * line + 1];
  }

  /** The lines that do not name an entry again, in order. */
  int[] distinct() {
    long[] entries = new long[count()];
    for (int i = 0; i < entries.length; i++) {
      entries[i] = (long) source(i) << 32 | target(i);
    }
    long[] sorted = entries.clone();
    Arrays.sort(sorted);
    boolean[] seen = new boolean[entries.length];
    int[] lines = new int[entries.length];
    int kept = 0;
    for (int i = 0; i < entries.length; i++) {
      int place = Arrays.binarySearch(sorted, entries[i]);
      if (!seen[place]) {
        seen[place] = true;
        lines[kept++] = i;
      }
    }
    return Arrays.copyOf(lines, kept);
  }

  /** Those lines alone. */
  TuEdges take(int[] lines) {
    int[] taken = new int[2 * lines.length];
    for (int i = 0; i < lines.length; i++) {
      taken[2 * i] = source(lines[i]);
      taken[2 * i + 1] = target(lines[i]);
    }
    return new TuEdges(taken);
  }

  /** Whether every edge stands there the other way round as well, with the same attributes. */
  boolean isSymmetric(Attributes edges) {
    var forward = new ArrayList<Integer>();
    var backward = new ArrayList<Integer>();
    for (int e = 0; e < count(); e++) {
      int way = Integer.compare(source(e), target(e));
      if (way != 0) {
        (way < 0 ? forward : backward).add(e);
      }
    }
    if (forward.size() != backward.size()) {
      return false;
    }
    forward.sort(Comparator.comparingInt(this::source).thenComparingInt(this::target));
    backward.sort(Comparator.comparingInt(this::target).thenComparingInt(this::source));
    for (int i = 0; i < forward.size(); i++) {
      int a = forward.get(i);
      int b = backward.get(i);
      if (source(a) != target(b) || target(a) != source(b) || !edges.areEqual(a, b)) {
        return false;
      }
    }
    return true;
  }
}
