package dev.dyad.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.Augmentation;
import dev.dyad.core.View;
import dev.dyad.testkit.Seeds;
import java.util.stream.IntStream;
import org.jgrapht.Graph;
import org.jgrapht.alg.shortestpath.BFSShortestPath;
import org.jgrapht.graph.AsUndirectedGraph;
import org.junit.jupiter.api.Test;

class KHopSubgraphTest extends GraphAugmentationContract {
  @Override
  protected Augmentation<AttributedGraph> augmentation() {
    return new KHopSubgraph();
  }

  @Test
  void keepsFiveOfARingAtTwoHops() {
    assertThat(view(new KHopSubgraph(2), Graphs.ring(30), 1).value().nodeCount()).isEqualTo(5);
  }

  @Test
  void agreesWithShortestPaths() {
    Seeds.forAll(
        100,
        random -> {
          AttributedGraph graph = Graphs.any(random);
          View<AttributedGraph> view = view(new KHopSubgraph(2), graph, random.nextLong());
          var change = (KHopSubgraph.KeepAround) view.changes().get(0);
          Graph<Integer, Integer> undirected =
              graph.directed() ? new AsUndirectedGraph<>(graph.toJGraphT()) : graph.toJGraphT();
          var paths = new BFSShortestPath<>(undirected).getPaths(change.centre());
          int[] expected =
              IntStream.range(0, graph.nodeCount()).filter(v -> paths.getWeight(v) <= 2).toArray();
          assertThat(Traced.of(graph, view.changes()).nodes()).isEqualTo(expected);
        });
  }

  @Test
  void keepsTheCentreAloneAtNoHops() {
    assertThat(view(new KHopSubgraph(0), Graphs.complete(5), 1).value())
        .isEqualTo(AttributedGraph.undirected(1));
  }
}
