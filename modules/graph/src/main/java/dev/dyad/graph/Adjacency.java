package dev.dyad.graph;

/**
 * The neighbours of every node, in compressed rows: those of node v stand at {@code
 * offsets[v]..offsets[v + 1] - 1}. Each end of an edge is the other's neighbour, whichever way the
 * edge leads; a loop makes a node its own, once.
 *
 * @param offsets nodeCount + 1 places
 * @param neighbours the node at the other end
 * @param edges the edge
 */
@SuppressWarnings("ArrayRecordComponent")
record Adjacency(int[] offsets, int[] neighbours, int[] edges) {

  static Adjacency of(Structure structure) {
    int[] sources = structure.sources();
    int[] targets = structure.targets();
    int[] offsets = new int[structure.nodeCount() + 1];
    for (int e = 0; e < sources.length; e++) {
      offsets[sources[e] + 1]++;
      if (sources[e] != targets[e]) {
        offsets[targets[e] + 1]++;
      }
    }
    for (int v = 0; v < structure.nodeCount(); v++) {
      offsets[v + 1] = Math.addExact(offsets[v + 1], offsets[v]);
    }
    int[] next = offsets.clone();
    int[] neighbours = new int[offsets[structure.nodeCount()]];
    int[] edges = new int[neighbours.length];
    for (int e = 0; e < sources.length; e++) {
      edges[next[sources[e]]] = e;
      neighbours[next[sources[e]]++] = targets[e];
      if (sources[e] != targets[e]) {
        edges[next[targets[e]]] = e;
        neighbours[next[targets[e]]++] = sources[e];
      }
    }
    return new Adjacency(offsets, neighbours, edges);
  }

  int degree(int node) {
    return offsets[node + 1] - offsets[node];
  }

  /** The edge to the i-th neighbour of a node. */
  int edge(int node, int i) {
    return edges[offsets[node] + i];
  }

  /** The i-th neighbour of a node. */
  int neighbour(int node, int i) {
    return neighbours[offsets[node] + i];
  }
}
