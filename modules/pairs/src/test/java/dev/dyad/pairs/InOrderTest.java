package dev.dyad.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.dyad.core.RandomKey;
import dev.dyad.core.SkipLog;
import java.util.List;
import org.junit.jupiter.api.Test;

class InOrderTest {
  private static List<int[]> batches(int samples, int batchSize) {
    return new InOrder(batchSize)
        .batches(Letters.unlabelled(samples), RandomKey.of(1).generator(), new SkipLog());
  }

  @Test
  void everySampleComesOnceInOrder() {
    assertThat(batches(5, 2).toArray(int[][]::new))
        .isDeepEqualTo(new int[][] {{0, 1}, {2, 3}, {4}});
  }

  @Test
  void lastBatchMayBeWhole() {
    assertThat(batches(4, 2).toArray(int[][]::new)).isDeepEqualTo(new int[][] {{0, 1}, {2, 3}});
  }

  @Test
  void nothingGivesNoBatch() {
    assertThat(batches(0, 2)).isEmpty();
  }

  @Test
  void rejectsEmptyBatches() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new InOrder(0))
        .withMessage("batchSize must be positive, but was 0");
  }
}
