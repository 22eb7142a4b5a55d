package dev.dyad.graph;

/** Degrees as labels, for graphs whose nodes have none. */
final class Degrees {
  private Degrees() {}

  /** The graph with each node's degree as its label, degrees above the cap as the cap. */
  static AttributedGraph asLabels(AttributedGraph graph, int cap) {
    int[] degrees = graph.structure().degrees();
    for (int v = 0; v < degrees.length; v++) {
      degrees[v] = Math.min(degrees[v], cap);
    }
    return graph.withNodes(graph.nodes().withLabels(cap + 1, degrees));
  }

  /** The label of each node; where nodes have none, its degree, those above the cap as the cap. */
  static int[] labels(AttributedGraph graph, int cap) {
    if (graph.nodes().labelCount() == 0) {
      return asLabels(graph, cap).nodes().labels();
    }
    return graph.nodes().labels();
  }
}
