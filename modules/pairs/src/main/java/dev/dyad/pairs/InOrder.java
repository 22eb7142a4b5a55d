package dev.dyad.pairs;

import dev.dyad.core.Dataset;
import dev.dyad.core.Require;
import dev.dyad.core.SkipLog;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;
import java.util.stream.IntStream;

/**
 * Every sample once, in the order of the data set, the last batch as small as it comes: for
 * embedding.
 *
 * @param batchSize samples a batch, at least 1
 */
public record InOrder(int batchSize) implements BatchOrder {
  /**
   * Checks the size.
   *
   * @throws IllegalArgumentException if batchSize is not positive
   */
  public InOrder {
    Require.positive("batchSize", batchSize);
  }

  @Override
  public List<int[]> batches(Dataset<?> data, SplittableGenerator random, SkipLog skips) {
    return IntStream.iterate(0, from -> from < data.size(), from -> from + batchSize)
        .mapToObj(from -> IntStream.range(from, Math.min(from + batchSize, data.size())).toArray())
        .toList();
  }
}
