package dev.dyad.learn.method;

import java.util.Arrays;

/**
 * Triplets picked from a batch by similarity.
 *
 * @param anchors rows among the first views
 * @param positives rows among the second views
 * @param negatives rows among the second views
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record MinedTriplets(long[] anchors, long[] positives, long[] negatives) {
  int size() {
    return anchors.length;
  }

  /**
   * For each anchor that has a negative, its farthest positive and the negative that mining takes.
   *
   * @param similarities cosines, row-major (N, N): first view i with second view j
   * @param kinds equal numbers for samples that count as the same
   */
  static MinedTriplets of(float[] similarities, long[] kinds, Triplet.Mining mining) {
    int n = kinds.length;
    long[][] triplets = new long[3][n];
    int count = 0;
    for (int i = 0; i < n; i++) {
      float[] row = Arrays.copyOfRange(similarities, i * n, (i + 1) * n);
      int positive = i;
      for (int j = 0; j < n; j++) {
        positive = kinds[j] == kinds[i] && row[j] < row[positive] ? j : positive;
      }
      int negative = negative(row, kinds, i, row[positive], mining);
      if (negative >= 0) {
        triplets[0][count] = i;
        triplets[1][count] = positive;
        triplets[2][count++] = negative;
      }
    }
    return new MinedTriplets(
        Arrays.copyOf(triplets[0], count),
        Arrays.copyOf(triplets[1], count),
        Arrays.copyOf(triplets[2], count));
  }

  /** The negative's index, -1 if all are of the anchor's kind. */
  private static int negative(
      float[] row, long[] kinds, int anchor, float positive, Triplet.Mining mining) {
    int nearest = -1;
    int nearestBeyond = -1;
    int farthest = -1;
    for (int j = 0; j < row.length; j++) {
      if (kinds[j] == kinds[anchor]) {
        continue;
      }
      nearest = nearest < 0 || row[j] > row[nearest] ? j : nearest;
      farthest = farthest < 0 || row[j] < row[farthest] ? j : farthest;
      if (row[j] < positive && (nearestBeyond < 0 || row[j] > row[nearestBeyond])) {
        nearestBeyond = j;
      }
    }
    if (mining == Triplet.Mining.HARDEST) {
      return nearest;
    }
    return nearestBeyond >= 0 ? nearestBeyond : farthest;
  }
}
