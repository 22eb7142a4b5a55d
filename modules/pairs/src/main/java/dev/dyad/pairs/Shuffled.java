package dev.dyad.pairs;

import dev.dyad.core.Dataset;
import dev.dyad.core.Permutation;
import dev.dyad.core.Require;
import dev.dyad.core.SkipLog;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Every sample once an epoch, in a new order each time. What is left after the last whole batch is
 * left out of that epoch (another remainder each time), so that every contrast is against equally
 * many negatives.
 *
 * @param batchSize samples a batch, at least 2
 */
public record Shuffled(int batchSize) implements BatchOrder {
  /**
   * Checks the size.
   *
   * @throws IllegalArgumentException if batchSize is below 2
   */
  public Shuffled {
    checkBatchSize(batchSize);
  }

  /**
   * Checks a batch size where no order is made yet.
   *
   * @throws IllegalArgumentException if it is below 2
   */
  public static void checkBatchSize(int batchSize) {
    Require.that(
        batchSize >= 2,
        "batchSize must be at least 2 (one sample has no negatives), but was %d",
        batchSize);
  }

  @Override
  public List<int[]> batches(Dataset<?> data, SplittableGenerator random, SkipLog skips) {
    Require.that(
        data.size() >= batchSize,
        "found %d samples, but batchSize is %d. Lower batchSize or add samples",
        data.size(),
        batchSize);
    int[] order = Permutation.of(data.size(), random);
    var batches = new ArrayList<int[]>(order.length / batchSize);
    for (int from = 0; from + batchSize <= order.length; from += batchSize) {
      batches.add(Arrays.copyOfRange(order, from, from + batchSize));
    }
    return batches;
  }
}
