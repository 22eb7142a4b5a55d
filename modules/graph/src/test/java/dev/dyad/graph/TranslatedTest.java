package dev.dyad.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyad.testkit.Seeds;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jgrapht.Graph;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.DefaultUndirectedGraph;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.DirectedMultigraph;
import org.jgrapht.graph.DirectedPseudograph;
import org.jgrapht.graph.DirectedWeightedPseudograph;
import org.jgrapht.graph.Multigraph;
import org.jgrapht.graph.Pseudograph;
import org.jgrapht.graph.SimpleDirectedWeightedGraph;
import org.jgrapht.graph.SimpleGraph;
import org.jgrapht.graph.SimpleWeightedGraph;
import org.jgrapht.graph.WeightedPseudograph;
import org.junit.jupiter.api.Test;

class TranslatedTest {
  private static final List<Supplier<Graph<String, DefaultWeightedEdge>>> KINDS =
      List.of(
          () -> new SimpleGraph<>(DefaultWeightedEdge.class),
          () -> new SimpleWeightedGraph<>(DefaultWeightedEdge.class),
          () -> new SimpleDirectedWeightedGraph<>(DefaultWeightedEdge.class),
          () -> new DefaultUndirectedGraph<>(DefaultWeightedEdge.class),
          () -> new Multigraph<>(DefaultWeightedEdge.class),
          () -> new DirectedMultigraph<>(DefaultWeightedEdge.class),
          () -> new Pseudograph<>(DefaultWeightedEdge.class),
          () -> new DirectedPseudograph<>(DefaultWeightedEdge.class),
          () -> new WeightedPseudograph<>(DefaultWeightedEdge.class),
          () -> new DirectedWeightedPseudograph<>(DefaultWeightedEdge.class));

  private static Graph<String, DefaultWeightedEdge> filled(
      Graph<String, DefaultWeightedEdge> graph, RandomGenerator random) {
    List<String> names = Stream.of("ant", "bee", "cow", "dog", "eel").toList();
    names.forEach(graph::addVertex);
    for (int i = 0; i < 12; i++) {
      String from = names.get(random.nextInt(5));
      String to = names.get(random.nextInt(5));
      if (graph.getType().isAllowingSelfLoops() || !from.equals(to)) {
        DefaultWeightedEdge edge = graph.addEdge(from, to);
        if (edge != null && graph.getType().isWeighted()) {
          graph.setEdgeWeight(edge, random.nextDouble());
        }
      }
    }
    return graph;
  }

  @Test
  void givesEveryKindOfGraphBackAsItWas() {
    Seeds.forAll(
        20,
        random -> {
          for (var kind : KINDS) {
            Graph<String, DefaultWeightedEdge> original = filled(kind.get(), random);
            Graph<String, DefaultWeightedEdge> back = Translated.of(original).back();
            assertThat(back).isEqualTo(original).isNotSameAs(original);
            assertThat(back.getType()).usingRecursiveComparison().isEqualTo(original.getType());
            assertThat(List.copyOf(back.vertexSet())).isEqualTo(List.copyOf(original.vertexSet()));
            assertThat(List.copyOf(back.edgeSet())).isEqualTo(List.copyOf(original.edgeSet()));
            for (DefaultWeightedEdge edge : original.edgeSet()) {
              assertThat(back.getEdgeSource(edge)).isEqualTo(original.getEdgeSource(edge));
              assertThat(back.getEdgeWeight(edge)).isEqualTo(original.getEdgeWeight(edge));
            }
          }
        });
  }

  @Test
  void isTheSameGraphAfterGoingThroughJGraphT() {
    Seeds.forAll(
        200,
        random -> {
          AttributedGraph graph = Graphs.any(random);
          assertThat(
                  AttributedGraph.of(graph.toJGraphT())
                      .withNodes(graph.nodes())
                      .withEdges(graph.edges()))
              .isEqualTo(graph);
        });
  }

  @Test
  void givesAViewBackInTheOriginalsTerms() {
    Graph<String, DefaultEdge> path = new SimpleGraph<>(DefaultEdge.class);
    List.of("a", "b", "c", "d").forEach(path::addVertex);
    path.addEdge("a", "b");
    DefaultEdge last = path.addEdge("b", "d");
    var translated = Translated.of(path);
    Traced traced = Parts.induced(translated.graph(), new int[] {1, 2, 3});
    assertThat(translated.back(traced).vertexSet()).containsExactly("b", "c", "d");
    assertThat(translated.back(traced).edgeSet()).containsExactly(last);
    Traced added = new EdgeAdd.AddEdges(1, 3).trace(translated.graph());
    assertThat(translated.back(added).edgeSet()).hasSize(3).containsAll(path.edgeSet());
  }

  @Test
  void refusesAGraphWithoutNodes() {
    assertThatThrownBy(() -> AttributedGraph.of(new SimpleGraph<>(DefaultEdge.class)))
        .hasMessage("a graph must have at least one node, but has 0");
  }
}
