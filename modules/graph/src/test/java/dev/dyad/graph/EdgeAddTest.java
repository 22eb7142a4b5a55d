package dev.dyad.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.Augmentation;
import dev.dyad.core.View;
import org.junit.jupiter.api.Test;

class EdgeAddTest extends GraphAugmentationContract {
  @Override
  protected Augmentation<AttributedGraph> augmentation() {
    return new EdgeAdd();
  }

  @Test
  void keepsAllEdgesAndAddsNewOnes() {
    AttributedGraph ring = Graphs.ring(20);
    View<AttributedGraph> view = view(new EdgeAdd(0.5), ring, 1);
    Traced traced = Traced.of(ring, view.changes());
    assertThat(view.value().edgeCount()).isEqualTo(30);
    for (int e = 0; e < 30; e++) {
      assertThat(traced.edges()[e]).isEqualTo(e < 20 ? e : -1);
    }
  }

  @Test
  void addsNothingToACompleteGraph() {
    AttributedGraph complete = Graphs.complete(6);
    assertThat(view(new EdgeAdd(1), complete, 1).value()).isEqualTo(complete);
  }

  @Test
  void fillsUpWhatIsFree() {
    AttributedGraph path = AttributedGraph.undirected(3, 0, 1, 1, 2);
    assertThat(view(new EdgeAdd(1), path, 1).value())
        .isEqualTo(AttributedGraph.undirected(3, 0, 1, 1, 2, 0, 2));
  }

  @Test
  void givesNewEdgesTheAttributesOfOldOnes() {
    AttributedGraph ring =
        Graphs.ring(3_000)
            .withEdges(Attributes.labels(3, Graphs.repeated(3_000, 0, 0, 2)))
            .withWeights(Graphs.repeatedWeights(3_000, 5, 5, 7));
    AttributedGraph more = view(new EdgeAdd(1), ring, 1).value();
    int twos = 0;
    for (int e = 3_000; e < 6_000; e++) {
      assertThat(more.weight(e)).isIn(5.0, 7.0);
      twos += more.edges().label(e) == 2 ? 1 : 0;
    }
    assertThat(twos).isBetween(900, 1_100); // 1,000, deviation 26
  }
}
