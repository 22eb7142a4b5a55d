package dev.dyad.graph;

import java.util.Arrays;

/** Graphs made of parts of another. */
final class Parts {
  private Parts() {}

  /**
   * The graph of some nodes and all edges among them.
   *
   * @param nodes those to keep, ascending, at least one
   */
  static Traced induced(AttributedGraph graph, int[] nodes) {
    int[] places = new int[graph.nodeCount()];
    Arrays.fill(places, -1);
    for (int i = 0; i < nodes.length; i++) {
      places[nodes[i]] = i;
    }
    int[] sources = graph.structure().sources();
    int[] targets = graph.structure().targets();
    int[] kept = new int[sources.length];
    int count = 0;
    for (int e = 0; e < sources.length; e++) {
      kept[count] = e;
      count += (places[sources[e]] | places[targets[e]]) < 0 ? 0 : 1;
    }
    kept = Arrays.copyOf(kept, count);
    int[] newSources = new int[count];
    int[] newTargets = new int[count];
    for (int i = 0; i < count; i++) {
      newSources[i] = places[sources[kept[i]]];
      newTargets[i] = places[targets[kept[i]]];
    }
    var structure = Structure.wrap(graph.directed(), nodes.length, newSources, newTargets);
    return new Traced(graph.derive(structure, nodes, kept), nodes, kept);
  }

  /**
   * All nodes and some of the edges.
   *
   * @param edges those to keep, ascending
   */
  static Traced withEdges(AttributedGraph graph, int[] edges) {
    int[] sources = new int[edges.length];
    int[] targets = new int[edges.length];
    for (int i = 0; i < edges.length; i++) {
      sources[i] = graph.source(edges[i]);
      targets[i] = graph.target(edges[i]);
    }
    var structure = Structure.wrap(graph.directed(), graph.nodeCount(), sources, targets);
    int[] nodes = Traced.original(graph).nodes();
    return new Traced(graph.derive(structure, nodes, edges), nodes, edges);
  }
}
