package dev.dyad.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dyad.core.Augmentation;
import dev.dyad.core.View;
import dev.dyad.testkit.Seeds;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AdaptiveEdgeDropTest extends GraphAugmentationContract {
  @Override
  protected Augmentation<AttributedGraph> augmentation() {
    return new AdaptiveEdgeDrop();
  }

  @Test
  void agreesWithTheFormulaByDegree() {
    // a star of three leaves and a pair: edge ends have mean degrees 2, 2, 2, 1
    AttributedGraph graph = AttributedGraph.undirected(6, 0, 1, 0, 2, 0, 3, 4, 5);
    double[] probabilities =
        new AdaptiveEdgeDrop.DropLeastEdges(0.1, 0.7, Centrality.DEGREE, 1)
            .probabilities(graph.structure());
    // max s = ln 2, mean s = 3/4 ln 2, so the pair has (ln 2) / (1/4 ln 2) * 0.1
    assertThat(probabilities).containsExactly(new double[] {0, 0, 0, 0.4}, within(1e-12));
  }

  @Test
  void goesByTheTargetAlongDirectedEdges() {
    // degrees 1, 2, 1: targets 1 and 2
    AttributedGraph graph = AttributedGraph.directed(3, 0, 1, 1, 2);
    double[] probabilities =
        new AdaptiveEdgeDrop.DropLeastEdges(0.1, 0.7, Centrality.DEGREE, 1)
            .probabilities(graph.structure());
    assertThat(probabilities).containsExactly(new double[] {0, 0.2}, within(1e-12));
  }

  @Test
  void dropsAllAlikeWhereAllMatterAlike() {
    double[] probabilities =
        new AdaptiveEdgeDrop.DropLeastEdges(0.3, 0.7, Centrality.PAGERANK, 1)
            .probabilities(Graphs.ring(4).structure());
    assertThat(probabilities).containsExactly(new double[] {0.3, 0.3, 0.3, 0.3}, within(1e-9));
  }

  @Test
  void neverPassesTheCutoff() {
    for (Centrality centrality : Centrality.values()) {
      Seeds.forAll(
          50,
          random -> {
            double[] probabilities =
                new AdaptiveEdgeDrop.DropLeastEdges(0.9, 0.5, centrality, 1)
                    .probabilities(Graphs.any(random).structure());
            assertThat(Arrays.stream(probabilities)).allMatch(p -> p >= 0 && p <= 0.5);
          });
    }
  }

  @Test
  void keepsTheHubAndDropsTheRim() {
    // a hub with 50 spokes, and 50 pairs of nodes that matter little
    AttributedGraph graph = Graphs.together(Graphs.star(50), Graphs.pairs(50));
    int spokes = 0;
    int pairs = 0;
    for (int key = 0; key < 100; key++) {
      View<AttributedGraph> view = view(new AdaptiveEdgeDrop(0.3), graph, key);
      for (int e : Traced.of(graph, view.changes()).edges()) {
        spokes += e < 50 ? 1 : 0;
        pairs += e < 50 ? 0 : 1;
      }
    }
    assertThat(spokes).isEqualTo(5_000);
    assertThat(pairs).isBetween(1_900, 2_100); // 0.6 are dropped; 2,000, deviation 35
  }

  @Test
  void survivesAnyGraphByEveryCentrality() {
    for (Centrality centrality : Centrality.values()) {
      for (AttributedGraph graph : Graphs.edges()) {
        checkInvariants(graph, view(new AdaptiveEdgeDrop(0.5, centrality), graph, 1).value());
      }
    }
  }

  @Test
  void eigenvectorTellsHubFromLeaf() {
    // of a star of n leaves the hub has √n times the score of a leaf
    double[] scores = Graphs.star(4).structure().centrality(Centrality.EIGENVECTOR);
    assertThat(scores[0] / scores[1]).isCloseTo(2, within(1e-6));
    assertThat(scores[1]).isCloseTo(scores[4], within(1e-12));
  }

  @Test
  void eigenvectorDropsEdgesOfAcyclicGraphsToo() {
    double[] probabilities =
        new AdaptiveEdgeDrop.DropLeastEdges(0.5, 0.7, Centrality.EIGENVECTOR, 1)
            .probabilities(AttributedGraph.directed(4, 0, 1, 1, 2, 2, 3).structure());
    assertThat(probabilities[0]).isBetween(0.3, 0.7);
  }
}
