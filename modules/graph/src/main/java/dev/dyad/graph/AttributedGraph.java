package dev.dyad.graph;

import dev.dyad.core.Require;
import java.util.Arrays;
import org.jgrapht.Graph;

/**
 * An immutable graph in compact arrays: directed or undirected, loops and parallel edges allowed,
 * with labels and features of nodes and edges and with weights of edges where there are any. Equal
 * graphs have the same nodes and edges in the same order. The class of a whole graph is the label
 * of its {@link dev.dyad.core.Sample}.
 */
public final class AttributedGraph {
  private static final double[] NO_WEIGHTS = {};

  private final Structure structure;
  private final Attributes nodes;
  private final Attributes edges;
  private final boolean weighted;
  private final double[] weights;

  private AttributedGraph(
      Structure structure, Attributes nodes, Attributes edges, boolean weighted, double[] weights) {
    this.structure = structure;
    this.nodes = nodes;
    this.edges = edges;
    this.weighted = weighted;
    this.weights = weights;
  }

  /** A graph without attributes or weights. */
  public static AttributedGraph of(Structure structure) {
    return new AttributedGraph(
        structure,
        Attributes.none(structure.nodeCount()),
        Attributes.none(structure.edgeCount()),
        false,
        NO_WEIGHTS);
  }

  /**
   * An undirected graph without attributes: {@code undirected(3, 0, 1, 1, 2)} is a path.
   *
   * @param ends both ends of each edge
   * @throws IllegalArgumentException if there is no node, or an edge ends at none
   */
  public static AttributedGraph undirected(int nodeCount, int... ends) {
    return of(structure(false, nodeCount, ends));
  }

  /**
   * A directed graph without attributes: {@code directed(3, 0, 1, 1, 2)} leads from 0 to 2.
   *
   * @param ends source and target of each edge
   * @throws IllegalArgumentException if there is no node, or an edge ends at none
   */
  public static AttributedGraph directed(int nodeCount, int... ends) {
    return of(structure(true, nodeCount, ends));
  }

  /**
   * Any graph of JGraphT, its vertices numbered in the order in which it lists them. {@link
   * Translated} keeps vertices and edges as well.
   *
   * @throws IllegalArgumentException if it has no vertex, is mixed, or a weight is not finite
   */
  public static AttributedGraph of(Graph<?, ?> graph) {
    return Translated.of(graph).graph();
  }

  /**
   * This graph as one of JGraphT, nodes and edges as numbers; attributes stay here. It belongs to
   * the caller, who may change it.
   */
  public Graph<Integer, Integer> toJGraphT() {
    return Translated.back(this);
  }

  private static Structure structure(boolean directed, int nodeCount, int[] ends) {
    Require.that(
        ends.length % 2 == 0, "every edge must have two ends, but there are %d", ends.length);
    int[] sources = new int[ends.length / 2];
    int[] targets = new int[ends.length / 2];
    for (int e = 0; e < sources.length; e++) {
      sources[e] = ends[2 * e];
      targets[e] = ends[2 * e + 1];
    }
    return Structure.of(directed, nodeCount, sources, targets);
  }

  /**
   * This graph with other attributes of its nodes.
   *
   * @throws IllegalArgumentException if they are of another number of nodes
   */
  public AttributedGraph withNodes(Attributes nodes) {
    checkSize("nodes", nodeCount(), nodes.size());
    return new AttributedGraph(structure, nodes, edges, weighted, weights);
  }

  /**
   * This graph with other attributes of its edges.
   *
   * @throws IllegalArgumentException if they are of another number of edges
   */
  public AttributedGraph withEdges(Attributes edges) {
    checkSize("edges", edgeCount(), edges.size());
    return new AttributedGraph(structure, nodes, edges, weighted, weights);
  }

  /**
   * This graph with other weights.
   *
   * @param weights one finite number an edge
   * @throws IllegalArgumentException if one is missing or not finite
   */
  public AttributedGraph withWeights(double... weights) {
    checkSize("weights", edgeCount(), weights.length);
    for (int e = 0; e < weights.length; e++) {
      Require.that(
          Double.isFinite(weights[e]),
          "weight of edge %d must be finite, but was %s",
          e,
          weights[e]);
    }
    return new AttributedGraph(structure, nodes, edges, true, weights.clone());
  }

  private static void checkSize(String what, int expected, int actual) {
    Require.that(
        expected == actual,
        "%s: there must be attributes of %d, not of %d",
        what,
        expected,
        actual);
  }

  /**
   * A graph made of this one's parts.
   *
   * @param nodeOrigins for each of its nodes, the node here
   * @param edgeOrigins for each of its edges, the edge here whose attributes it has, or -1
   */
  AttributedGraph derive(Structure newStructure, int[] nodeOrigins, int[] edgeOrigins) {
    Attributes newNodes = nodeOrigins.length == nodeCount() ? nodes : nodes.take(nodeOrigins);
    return derive(newStructure, newNodes, edgeOrigins);
  }

  private AttributedGraph derive(Structure newStructure, Attributes newNodes, int[] edgeOrigins) {
    double[] newWeights = NO_WEIGHTS;
    if (weighted) {
      newWeights = new double[edgeOrigins.length];
      for (int e = 0; e < newWeights.length; e++) {
        newWeights[e] = edgeOrigins[e] < 0 ? 1 : weights[edgeOrigins[e]];
      }
    }
    return new AttributedGraph(
        newStructure, newNodes, edges.take(edgeOrigins), weighted, newWeights);
  }

  /** Nodes and edges alone. */
  public Structure structure() {
    return structure;
  }

  /** Whether edges lead one way. */
  public boolean directed() {
    return structure.directed();
  }

  /** Number of nodes, at least 1. */
  public int nodeCount() {
    return structure.nodeCount();
  }

  /** Number of edges; an undirected edge counts once. */
  public int edgeCount() {
    return structure.edgeCount();
  }

  /** The first end of an edge. */
  public int source(int edge) {
    return structure.source(edge);
  }

  /** The second end of an edge. */
  public int target(int edge) {
    return structure.target(edge);
  }

  /** Labels and features of the nodes. */
  public Attributes nodes() {
    return nodes;
  }

  /** Labels and features of the edges. */
  public Attributes edges() {
    return edges;
  }

  /** Whether edges have weights of their own. */
  public boolean weighted() {
    return weighted;
  }

  /** The weight of an edge; 1 in a graph without weights. */
  public double weight(int edge) {
    return weighted ? weights[edge] : 1;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AttributedGraph graph
        && structure.equals(graph.structure)
        && nodes.equals(graph.nodes)
        && edges.equals(graph.edges)
        && weighted == graph.weighted
        && Arrays.equals(weights, graph.weights);
  }

  @Override
  public int hashCode() {
    int hash = 31 * structure.hashCode() + nodes.hashCode();
    return 31 * (31 * hash + edges.hashCode()) + Arrays.hashCode(weights);
  }

  @Override
  public String toString() {
    return "AttributedGraph[%s%s; nodes: %s; edges: %s]"
        .formatted(structure, weighted ? ", weighted" : "", nodes, edges);
  }
}
