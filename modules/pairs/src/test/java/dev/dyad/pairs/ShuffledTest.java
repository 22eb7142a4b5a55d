package dev.dyad.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.dyad.core.RandomKey;
import dev.dyad.core.SkipLog;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ShuffledTest {
  private static List<int[]> batches(int samples, int batchSize, long seed) {
    Letters.Counted data = Letters.unlabelled(samples);
    List<int[]> batches =
        new Shuffled(batchSize).batches(data, RandomKey.of(seed).generator(), new SkipLog());
    for (int i = 0; i < samples; i++) {
      assertThat(data.reads(i)).as("nothing is decoded").isZero();
    }
    return batches;
  }

  private static Set<Integer> seen(List<int[]> batches) {
    var seen = new TreeSet<Integer>();
    for (int[] batch : batches) {
      for (int i : batch) {
        assertThat(seen.add(i)).as("sample %d comes once", i).isTrue();
      }
    }
    return seen;
  }

  @Test
  void everySampleComesOnce() {
    assertThat(seen(batches(60, 12, 1))).hasSize(60);
  }

  @Test
  void everyBatchIsWhole() {
    List<int[]> batches = batches(64, 10, 1);
    assertThat(batches).hasSize(6).allMatch(b -> b.length == 10);
    assertThat(seen(batches)).hasSize(60);
  }

  @Test
  void anotherRemainderIsLeftOutEachTime() {
    var leftOut = new HashSet<Integer>();
    for (long seed = 0; seed < 60; seed++) {
      var all = new TreeSet<Integer>();
      for (int i = 0; i < 13; i++) {
        all.add(i);
      }
      all.removeAll(seen(batches(13, 4, seed)));
      assertThat(all).hasSize(1);
      leftOut.addAll(all);
    }
    assertThat(leftOut).as("of 13 samples, left out in one of 60 epochs").hasSizeGreaterThan(10);
  }

  @Test
  void orderIsDecidedByTheGenerator() {
    assertThat(Arrays.deepToString(batches(50, 5, 1).toArray()))
        .isEqualTo(Arrays.deepToString(batches(50, 5, 1).toArray()))
        .isNotEqualTo(Arrays.deepToString(batches(50, 5, 2).toArray()));
  }

  @Test
  void oneBatchMayBeTheWholeData() {
    assertThat(batches(8, 8, 1)).hasSize(1);
  }

  @Test
  void oneSampleHasNoNegatives() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Shuffled(1))
        .withMessage("batchSize must be at least 2 (one sample has no negatives), but was 1");
  }

  @Test
  void needsOneBatchOfSamples() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> batches(3, 32, 1))
        .withMessage("found 3 samples, but batchSize is 32. Lower batchSize or add samples");
  }
}
