package dev.dyad.report;

/**
 * Distances of positive pairs against those of negative pairs, as overlaid histograms.
 *
 * @param measure such as "cosine distance"; smaller must mean nearer
 * @param positive distances of views of the same sample
 * @param negative distances of views of different samples
 */
@SuppressWarnings("ArrayRecordComponent")
public record PairDistances(String measure, double[] positive, double[] negative)
    implements Section {
  /**
   * Probability that a positive pair is nearer than a negative one, ties counted half: the area
   * under the ROC curve. 1 if the two are parted, 0.5 if they are alike.
   */
  public double separation() {
    double[] negatives = negative.clone();
    java.util.Arrays.sort(negatives);
    double wins = 0;
    for (double p : positive) {
      int notAbove = count(negatives, p, true);
      int below = count(negatives, p, false);
      wins += negatives.length - notAbove + (notAbove - below) / 2.0;
    }
    return wins / ((double) positive.length * negatives.length);
  }

  /** How many of the sorted values are below the bound, or not above it. */
  private static int count(double[] sorted, double bound, boolean withEqual) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < bound || (withEqual && sorted[middle] == bound)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
