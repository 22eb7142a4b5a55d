package dev.dyad.learn;

import dev.dyad.pairs.BatchLoader;
import dev.dyad.pairs.CollatedBatch;
import java.util.Iterator;

/**
 * Where a training's batches come from. Equal calls give equal batches: a resumed run depends on
 * it.
 */
public interface BatchSource {
  /** Number of batches of an epoch. */
  int batchCount(int epoch);

  /**
   * The batches of an epoch, in order. The training closes each when it has learnt from it.
   *
   * @param firstBatch where to begin, for a resumed run; 0 for a whole epoch
   */
  Iterator<CollatedBatch> epoch(int epoch, int firstBatch);

  /** The batches that a loader makes ahead on its threads. */
  static BatchSource of(BatchLoader<?> loader) {
    return new BatchSource() {
      @Override
      public int batchCount(int epoch) {
        return loader.batchCount(epoch);
      }

      @Override
      public Iterator<CollatedBatch> epoch(int epoch, int firstBatch) {
        return loader.epoch(epoch, firstBatch);
      }
    };
  }
}
