package dev.dyad.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PermutationTest {
  @Test
  void isAGoldenOrder() {
    assertThat(Permutation.of(10, RandomKey.of(42).generator()))
        .containsExactly(3, 8, 5, 6, 4, 7, 1, 9, 2, 0);
  }

  @Test
  void holdsEachNumberOnce() {
    for (int n = 0; n < 50; n++) {
      int[] sorted = Permutation.of(n, RandomKey.of(n).generator());
      Arrays.sort(sorted);
      assertThat(sorted).isEqualTo(IntStream.range(0, n).toArray());
    }
  }

  @Test
  void everyOrderIsAsLikelyAsTheOthers() {
    var counts = new HashMap<String, Integer>();
    var random = RandomKey.of(1).generator();
    for (int i = 0; i < 24_000; i++) {
      counts.merge(Arrays.toString(Permutation.of(4, random)), 1, Integer::sum);
    }
    // 24 orders, 1,000 each expected, deviation 31
    assertThat(counts).hasSize(24);
    assertThat(counts.values()).allMatch(n -> n > 820 && n < 1180);
  }
}
