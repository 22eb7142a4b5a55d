package dev.dyad.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.Augmentation;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AttributeMaskTest extends GraphAugmentationContract {
  @Override
  protected Augmentation<AttributedGraph> augmentation() {
    return new AttributeMask();
  }

  @Test
  void hidesLabelsAndFeatures() {
    AttributedGraph graph =
        AttributedGraph.undirected(2)
            .withNodes(Attributes.labels(2, 0, 1).withFeatures(2, 1, 2, 3, 4));
    assertThat(view(new AttributeMask(1), graph, 1).value().nodes())
        .isEqualTo(Attributes.labels(2, -1, -1).withFeatures(2, 0, 0, 0, 0));
  }

  @Test
  void hidesAsManyNodesAsItSays() {
    AttributedGraph graph =
        AttributedGraph.undirected(50).withNodes(Attributes.labels(1, new int[50]));
    AttributedGraph view = view(new AttributeMask(0.3), graph, 1).value();
    assertThat(IntStream.range(0, 50).filter(v -> view.nodes().label(v) < 0)).hasSize(15);
  }

  @Test
  void leavesGraphsWithoutAttributes() {
    AttributedGraph ring = Graphs.ring(5);
    assertThat(view(new AttributeMask(1), ring, 1).changes()).isEmpty();
  }
}
