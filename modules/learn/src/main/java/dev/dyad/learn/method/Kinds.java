package dev.dyad.learn.method;

import ai.djl.ndarray.NDArray;
import dev.dyad.learn.LearnerBatch;
import java.util.Arrays;

/** Which samples of a batch count as the same. */
final class Kinds {
  private Kinds() {}

  /** {@link #of} as an array of whole numbers, shape (N), beside the given one. */
  static NDArray beside(NDArray z, LearnerBatch batch, boolean byLabel) {
    return z.getManager().create(of(batch, byLabel));
  }

  /** Equal numbers for exact copies, beside the given array. */
  static NDArray copies(NDArray z, LearnerBatch batch) {
    return beside(z, batch, false);
  }

  /**
   * Equal numbers for samples that count as the same: exact copies, and with labels all samples of
   * one label. An unlabelled sample is of its own kind.
   *
   * @param byLabel whether labels are looked at
   */
  static long[] of(LearnerBatch batch, boolean byLabel) {
    int n = (int) batch.size();
    long[] kinds = new long[n];
    Arrays.setAll(kinds, i -> -1 - i);
    batch.groups().ifPresent(g -> Arrays.setAll(kinds, i -> -1 - g.getLong(i)));
    if (byLabel) {
      long[] labels = batch.labels().toLongArray();
      for (int i = 0; i < n; i++) {
        kinds[i] = labels[i] >= 0 ? labels[i] : kinds[i];
      }
    }
    return kinds;
  }
}
