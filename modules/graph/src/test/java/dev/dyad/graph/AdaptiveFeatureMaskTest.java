package dev.dyad.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dyad.core.Augmentation;
import org.junit.jupiter.api.Test;

class AdaptiveFeatureMaskTest extends GraphAugmentationContract {
  @Override
  protected Augmentation<AttributedGraph> augmentation() {
    return new AdaptiveFeatureMask();
  }

  @Test
  void agreesWithTheFormulaByDegree() {
    // degrees 1, 2, 1; columns are worth 1 (label 0), 3 (label 1), 0, 2 + 4 = 6 and |-1| = 1
    AttributedGraph graph =
        AttributedGraph.undirected(3, 0, 1, 1, 2)
            .withNodes(Attributes.labels(2, 0, 1, 1).withFeatures(3, 0, 2, -1, 0, 2, 0, 0, 0, 0));
    double[] probabilities =
        new AdaptiveFeatureMask.MaskLeastColumns(0.1, 0.9, Centrality.DEGREE, 1)
            .probabilities(graph);
    double spread = Math.log(6) - (Math.log(3) + Math.log(6)) / 4;
    assertThat(probabilities)
        .containsExactly(
            new double[] {
              0.1 * Math.log(6) / spread,
              0.1 * Math.log(2) / spread,
              0,
              0,
              0.1 * Math.log(6) / spread
            },
            within(1e-12));
  }

  @Test
  void survivesAnyGraphByEveryCentrality() {
    for (Centrality centrality : Centrality.values()) {
      for (AttributedGraph graph : Graphs.edges()) {
        checkInvariants(graph, view(new AdaptiveFeatureMask(0.5, centrality), graph, 1).value());
      }
    }
  }
}
