package dev.dyad.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.Augmentation;
import org.junit.jupiter.api.Test;

class FeatureMaskTest extends GraphAugmentationContract {
  @Override
  protected Augmentation<AttributedGraph> augmentation() {
    return new FeatureMask();
  }

  @Test
  void hidesWholeColumns() {
    boolean[] secondLabelAndFirstFeature = {false, true, true, false};
    Attributes nodes = Attributes.labels(2, 0, 1, 1).withFeatures(2, 1, 2, 3, 4, 5, 6);
    assertThat(nodes.withoutColumns(secondLabelAndFirstFeature))
        .isEqualTo(Attributes.labels(2, 0, -1, -1).withFeatures(2, 0, 2, 0, 4, 0, 6));
  }

  @Test
  void hidesTheSameColumnsInAllNodes() {
    AttributedGraph graph =
        AttributedGraph.undirected(2)
            .withNodes(Attributes.features(5, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1));
    for (int key = 0; key < 20; key++) {
      Attributes nodes = view(new FeatureMask(0.5), graph, key).value().nodes();
      for (int c = 0; c < 5; c++) {
        assertThat(nodes.feature(0, c)).isEqualTo(nodes.feature(1, c));
      }
    }
  }

  @Test
  void hidesThreeColumnsInTen() {
    AttributedGraph graph =
        AttributedGraph.undirected(1).withNodes(Attributes.features(10_000, Graphs.ones(10_000)));
    Attributes nodes = view(new FeatureMask(0.3), graph, 1).value().nodes();
    int hidden = 0;
    for (int c = 0; c < 10_000; c++) {
      hidden += nodes.feature(0, c) == 0 ? 1 : 0;
    }
    assertThat(hidden).isBetween(2_800, 3_200); // deviation 46
  }
}
