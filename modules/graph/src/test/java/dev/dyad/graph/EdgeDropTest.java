package dev.dyad.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.Augmentation;
import dev.dyad.core.View;
import org.junit.jupiter.api.Test;

class EdgeDropTest extends GraphAugmentationContract {
  @Override
  protected Augmentation<AttributedGraph> augmentation() {
    return new EdgeDrop();
  }

  @Test
  void keepsAllNodes() {
    AttributedGraph graph = Graphs.complete(6);
    View<AttributedGraph> view = view(new EdgeDrop(0.4), graph, 1);
    assertThat(view.value().nodeCount()).isEqualTo(6);
    assertThat(view.value().edgeCount()).isEqualTo(9);
  }

  @Test
  void dropsAFifthOfTwoEdgesOnAverage() {
    AttributedGraph path = AttributedGraph.undirected(3, 0, 1, 1, 2);
    int left = 0;
    for (int key = 0; key < 10_000; key++) {
      left += view(new EdgeDrop(0.2), path, key).value().edgeCount();
    }
    assertThat(left / 10_000.0).isBetween(1.58, 1.62); // deviation of the mean 0.005
  }

  @Test
  void leavesNoEdgeAtRateOne() {
    assertThat(view(new EdgeDrop(1), Graphs.complete(4), 1).value())
        .isEqualTo(AttributedGraph.undirected(4));
  }
}
