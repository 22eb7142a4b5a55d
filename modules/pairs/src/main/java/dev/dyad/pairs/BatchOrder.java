package dev.dyad.pairs;

import dev.dyad.core.Dataset;
import dev.dyad.core.SkipLog;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;

/** Which samples meet in a batch, epoch by epoch: a record of settings. */
public interface BatchOrder {
  /**
   * The batches of one epoch, as indices into the data set.
   *
   * @param data only sizes and labels are asked for; nothing is decoded where that can be avoided
   * @param random the epoch's own generator; equal generators give equal batches
   * @param skips notes samples that are left out because they cannot be read
   * @throws IllegalArgumentException if the data set cannot be batched this way, saying what to
   *     change
   */
  List<int[]> batches(Dataset<?> data, SplittableGenerator random, SkipLog skips);
}
