package dev.dyad.report;

import dev.dyad.core.Require;
import java.util.List;

/**
 * Which label was taken for which.
 *
 * @param classifier what decided, such as "k-NN, k = 5"
 * @param labelNames one name a label
 * @param counts {@code counts[i][j]}: samples of label i that were taken for label j
 */
@SuppressWarnings("ArrayRecordComponent")
public record Confusion(String classifier, List<String> labelNames, int[][] counts)
    implements Section {
  /**
   * Checks the shape.
   *
   * @throws IllegalArgumentException if counts is not square with one row a label
   */
  public Confusion {
    labelNames = List.copyOf(labelNames);
    int n = labelNames.size();
    Require.that(counts.length == n, "counts must have %d rows, but has %d", n, counts.length);
    for (int[] row : counts) {
      Require.that(row.length == n, "rows of counts must have length %d, not %d", n, row.length);
    }
  }

  /** Samples of that label. */
  long total(int label) {
    long sum = 0;
    for (int count : counts[label]) {
      sum += count;
    }
    return sum;
  }
}
