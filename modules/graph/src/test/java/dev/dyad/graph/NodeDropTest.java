package dev.dyad.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyad.core.Augmentation;
import dev.dyad.core.View;
import dev.dyad.testkit.Seeds;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NodeDropTest extends GraphAugmentationContract {
  @Override
  protected Augmentation<AttributedGraph> augmentation() {
    return new NodeDrop();
  }

  @Test
  void keepsExactlyTheEdgesBetweenNodesThatStay() {
    Seeds.forAll(
        100,
        random -> {
          AttributedGraph graph = Graphs.any(random);
          View<AttributedGraph> view = view(new NodeDrop(0.4), graph, random.nextLong());
          Traced traced = Traced.of(graph, view.changes());
          var stay = Arrays.stream(traced.nodes()).boxed().toList();
          var expected = new java.util.ArrayList<Integer>();
          for (int e = 0; e < graph.edgeCount(); e++) {
            if (stay.contains(graph.source(e)) && stay.contains(graph.target(e))) {
              expected.add(e);
            }
          }
          assertThat(traced.edges()).containsExactly(expected.stream().mapToInt(e -> e).toArray());
          for (int v = 0; v < traced.nodes().length; v++) {
            assertThat(view.value().nodes().label(v))
                .isEqualTo(graph.nodes().label(traced.nodes()[v]));
          }
        });
  }

  @Test
  void dropsAFifthOfThreeNodesOnAverage() {
    AttributedGraph three = AttributedGraph.undirected(3, 0, 1, 1, 2);
    int left = 0;
    for (int key = 0; key < 10_000; key++) {
      left += view(new NodeDrop(0.2), three, key).value().nodeCount();
    }
    assertThat(left / 10_000.0).isBetween(2.38, 2.42); // deviation of the mean 0.005
  }

  @Test
  void everyNodeIsAsLikelyToGo() {
    int[] stays = new int[5];
    AttributedGraph five = AttributedGraph.undirected(5);
    for (int key = 0; key < 10_000; key++) {
      View<AttributedGraph> view = view(new NodeDrop(0.4), five, key);
      for (int node : Traced.of(five, view.changes()).nodes()) {
        stays[node]++;
      }
    }
    assertThat(Arrays.stream(stays)).allMatch(n -> n > 5_800 && n < 6_200); // 6,000, deviation 49
  }

  @Test
  void leavesOneNodeAtRateOne() {
    assertThat(view(new NodeDrop(1), Graphs.complete(6), 1).value())
        .isEqualTo(AttributedGraph.undirected(1));
  }

  @Test
  void rejectsARateAboveOne() {
    assertThatThrownBy(() -> new NodeDrop(1.5)).hasMessage("rate must be in 0.0..1.0, but was 1.5");
  }
}
