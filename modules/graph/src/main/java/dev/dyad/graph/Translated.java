package dev.dyad.graph;

import dev.dyad.core.Require;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jgrapht.Graph;
import org.jgrapht.graph.builder.GraphTypeBuilder;

/**
 * A JGraphT graph as an {@link AttributedGraph}, with the vertices and edges it was made from, so
 * that it and every view of it can be given back in the terms of the original.
 *
 * @param original what was translated; must not change afterwards
 * @param graph the same graph: nodes and edges in the order in which the original lists them
 * @param vertices the vertex of each node
 * @param edges the edge object of each edge
 * @param <V> type of the vertices
 * @param <E> type of the edges
 */
public record Translated<V, E>(
    Graph<V, E> original, AttributedGraph graph, List<V> vertices, List<E> edges) {
  /** Copies the lists. */
  public Translated {
    vertices = List.copyOf(vertices);
    edges = List.copyOf(edges);
  }

  /**
   * Translates any graph of JGraphT: directed or not, weighted or not, with loops and parallel
   * edges or without.
   *
   * @throws IllegalArgumentException if it has no vertex, is mixed, or a weight is not finite
   */
  public static <V, E> Translated<V, E> of(Graph<V, E> original) {
    boolean directed = original.getType().isDirected();
    Require.that(
        directed || original.getType().isUndirected(),
        "a graph must be directed or undirected, but was mixed");
    List<V> vertices = List.copyOf(original.vertexSet());
    List<E> edges = List.copyOf(original.edgeSet());
    Map<V, Integer> places = new HashMap<>();
    for (V vertex : vertices) {
      places.put(vertex, places.size());
    }
    int[] sources = new int[edges.size()];
    int[] targets = new int[edges.size()];
    double[] weights = new double[edges.size()];
    for (int e = 0; e < sources.length; e++) {
      sources[e] = places.get(original.getEdgeSource(edges.get(e)));
      targets[e] = places.get(original.getEdgeTarget(edges.get(e)));
      weights[e] = original.getEdgeWeight(edges.get(e));
    }
    AttributedGraph graph =
        AttributedGraph.of(Structure.of(directed, vertices.size(), sources, targets));
    return new Translated<>(
        original,
        original.getType().isWeighted() ? graph.withWeights(weights) : graph,
        vertices,
        edges);
  }

  /**
   * A JGraphT graph of nodes and edges as numbers, loops and parallel edges allowed. It belongs to
   * the caller, who may change it.
   */
  public static Graph<Integer, Integer> back(AttributedGraph graph) {
    GraphTypeBuilder<Integer, Integer> builder =
        graph.directed() ? GraphTypeBuilder.directed() : GraphTypeBuilder.undirected();
    Graph<Integer, Integer> result =
        builder
            .allowingSelfLoops(true)
            .allowingMultipleEdges(true)
            .weighted(graph.weighted())
            .buildGraph();
    for (int v = 0; v < graph.nodeCount(); v++) {
      result.addVertex(v);
    }
    for (int e = 0; e < graph.edgeCount(); e++) {
      result.addEdge(graph.source(e), graph.target(e), e);
      if (graph.weighted()) {
        result.setEdgeWeight(e, graph.weight(e));
      }
    }
    return result;
  }

  /**
   * A view of the graph in the terms of the original: its type, its vertices, its edge objects.
   * Added edges are made by the original's edge supplier.
   *
   * @throws UnsupportedOperationException if an edge was added, but the original cannot make edges
   */
  public Graph<V, E> back(Traced view) {
    Graph<V, E> result = GraphTypeBuilder.forGraph(original).buildGraph();
    for (int node : view.nodes()) {
      result.addVertex(vertices.get(node));
    }
    for (int e = 0; e < view.edges().length; e++) {
      V source = vertices.get(view.nodes()[view.graph().source(e)]);
      V target = vertices.get(view.nodes()[view.graph().target(e)]);
      E edge = view.edges()[e] < 0 ? result.addEdge(source, target) : edges.get(view.edges()[e]);
      if (view.edges()[e] >= 0) {
        result.addEdge(source, target, edge);
      }
      if (result.getType().isWeighted()) {
        result.setEdgeWeight(edge, view.graph().weight(e));
      }
    }
    return result;
  }

  /** The graph itself: equal to the original. */
  public Graph<V, E> back() {
    return back(Traced.original(graph));
  }
}
