package dev.dyad.graph;

import dev.dyad.core.Require;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The nodes 0..nodeCount-1 of a graph and its edges, in a fixed order: two numbers an edge.
 * Immutable. Loops and parallel edges are allowed. An undirected edge is listed once; which of its
 * ends is called source means nothing, but is kept.
 */
public final class Structure {
  private final boolean directed;
  private final int nodeCount;
  private final int[] sources;
  private final int[] targets;
  private volatile Map<Centrality, double[]> scores = Map.of();
  private volatile Adjacency adjacency;

  private Structure(boolean directed, int nodeCount, int[] sources, int[] targets) {
    this.directed = directed;
    this.nodeCount = nodeCount;
    this.sources = sources;
    this.targets = targets;
  }

  /**
   * A structure with copies of the given arrays.
   *
   * @param nodeCount number of nodes, at least 1
   * @param sources first end of each edge
   * @param targets second end of each edge
   * @throws IllegalArgumentException if there is no node, the arrays differ in length, or an edge
   *     ends at no node
   */
  public static Structure of(boolean directed, int nodeCount, int[] sources, int[] targets) {
    Require.that(nodeCount > 0, "a graph must have at least one node, but has %d", nodeCount);
    Require.that(
        sources.length == targets.length,
        "every edge must have two ends, but there are %d sources and %d targets",
        sources.length,
        targets.length);
    for (int e = 0; e < sources.length; e++) {
      checkNode(sources[e], e, nodeCount);
      checkNode(targets[e], e, nodeCount);
    }
    return new Structure(directed, nodeCount, sources.clone(), targets.clone());
  }

  private static void checkNode(int node, int edge, int nodeCount) {
    Require.that(
        node >= 0 && node < nodeCount,
        "edge %d must end at nodes in 0..%d, but ends at %d",
        edge,
        nodeCount - 1,
        node);
  }

  /** A structure that takes over arrays known to be right; nobody may write to them afterwards. */
  static Structure wrap(boolean directed, int nodeCount, int[] sources, int[] targets) {
    return new Structure(directed, nodeCount, sources, targets);
  }

  /** Whether edges lead one way, from source to target. */
  public boolean directed() {
    return directed;
  }

  /** Number of nodes, at least 1. */
  public int nodeCount() {
    return nodeCount;
  }

  /** Number of edges; an undirected edge counts once. */
  public int edgeCount() {
    return sources.length;
  }

  /** The first end of an edge. */
  public int source(int edge) {
    return sources[edge];
  }

  /** The second end of an edge. */
  public int target(int edge) {
    return targets[edge];
  }

  /** The number of edge ends at each node: a loop counts twice. */
  public int[] degrees() {
    int[] degrees = new int[nodeCount];
    for (int e = 0; e < sources.length; e++) {
      degrees[sources[e]]++;
      degrees[targets[e]]++;
    }
    return degrees;
  }

  /** How much each node matters; computed when first asked for, then kept. */
  public double[] centrality(Centrality centrality) {
    return scores(centrality).clone();
  }

  /** The centralities themselves: for reading only. */
  double[] scores(Centrality centrality) {
    double[] known = scores.get(centrality);
    if (known == null) {
      known = centrality.compute(this);
      var more = new HashMap<>(scores); // threads that come at once make equal ones
      more.put(centrality, known);
      scores = Map.copyOf(more);
    }
    return known;
  }

  /** The sources themselves: for reading only. */
  int[] sources() {
    return sources;
  }

  /** The targets themselves: for reading only. */
  int[] targets() {
    return targets;
  }

  /** The neighbours of each node, made when first asked for. */
  Adjacency adjacency() {
    Adjacency known = adjacency;
    if (known == null) {
      known = Adjacency.of(this);
      adjacency = known; // threads that come at once make equal ones
    }
    return known;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Structure structure
        && directed == structure.directed
        && nodeCount == structure.nodeCount
        && Arrays.equals(sources, structure.sources)
        && Arrays.equals(targets, structure.targets);
  }

  @Override
  public int hashCode() {
    int hash = 31 * nodeCount + (directed ? 1 : 0);
    return 31 * (31 * hash + Arrays.hashCode(sources)) + Arrays.hashCode(targets);
  }

  @Override
  public String toString() {
    return "%s with %d nodes and %d edges"
        .formatted(directed ? "directed" : "undirected", nodeCount, sources.length);
  }
}
