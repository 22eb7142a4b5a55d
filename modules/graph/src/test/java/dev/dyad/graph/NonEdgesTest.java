package dev.dyad.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.RandomKey;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class NonEdgesTest {
  /** How often each pair comes up in 20,000 draws of two. */
  private static Map<String, Integer> counts(AttributedGraph graph) {
    var counts = new TreeMap<String, Integer>();
    for (int seed = 0; seed < 20_000; seed++) {
      long[] pairs = new NonEdges(graph.structure()).draw(2, RandomKey.of(seed).generator());
      assertThat(pairs).hasSize(2).doesNotHaveDuplicates();
      Arrays.stream(pairs)
          .mapToObj(pair -> (pair >>> 32) + "-" + (int) pair)
          .forEach(pair -> counts.merge(pair, 1, Integer::sum));
    }
    return counts;
  }

  @Test
  void allComeUpAsOftenInADenseGraph() {
    // 10 pairs, 5 of them free
    Map<String, Integer> counts = counts(Graphs.ring(5));
    assertThat(counts.keySet()).containsExactly("0-2", "0-3", "1-3", "1-4", "2-4");
    assertThat(counts.values()).allMatch(n -> n > 7_650 && n < 8_350); // 8,000, deviation 69
  }

  @Test
  void allComeUpAsOftenInASparseGraph() {
    // 45 pairs, 42 of them free
    Map<String, Integer> counts = counts(AttributedGraph.undirected(10, 0, 1, 2, 1, 5, 6, 6, 5));
    assertThat(counts).hasSize(42).doesNotContainKeys("0-1", "1-2", "5-6");
    assertThat(counts.values()).allMatch(n -> n > 800 && n < 1_105); // 952, deviation 30
  }

  @Test
  void directionsCountInADirectedGraph() {
    // 20 ordered pairs, 17 of them free
    Map<String, Integer> counts = counts(AttributedGraph.directed(5, 0, 1, 2, 1, 3, 3, 4, 0));
    assertThat(counts).hasSize(17).containsKeys("1-0", "1-2").doesNotContainKeys("3-3");
    assertThat(counts.values()).allMatch(n -> n > 2_100 && n < 2_600); // 2,353, deviation 46
  }

  @Test
  void givesAllThereAreWhenAskedForMore() {
    assertThat(new NonEdges(Graphs.ring(5).structure()).draw(100, RandomKey.of(1).generator()))
        .hasSize(5);
    assertThat(new NonEdges(Graphs.complete(5).structure()).draw(100, RandomKey.of(1).generator()))
        .isEmpty();
    assertThat(
            new NonEdges(AttributedGraph.undirected(1).structure())
                .draw(3, RandomKey.of(1).generator()))
        .isEmpty();
  }

  @Test
  void findsManyInALargeGraph() {
    AttributedGraph ring = Graphs.ring(20_000);
    long[] pairs = new NonEdges(ring.structure()).draw(20_000, RandomKey.of(1).generator());
    assertThat(pairs).hasSize(20_000).doesNotHaveDuplicates();
    assertThat(Arrays.stream(pairs).noneMatch(p -> (int) p - (int) (p >>> 32) == 1)).isTrue();
  }

  @Test
  void findsFewPairsInASmallGraphWithoutEdges() {
    for (int nodes = 2; nodes < 12; nodes++) {
      var free = new NonEdges(AttributedGraph.undirected(nodes).structure());
      for (int count = 1; count <= nodes * (nodes - 1) / 2; count++) {
        assertThat(free.draw(count, RandomKey.of(count).generator()))
            .hasSize(count)
            .doesNotHaveDuplicates();
      }
    }
  }
}
