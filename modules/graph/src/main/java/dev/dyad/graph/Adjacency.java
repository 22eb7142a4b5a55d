package dev.dyad.graph;

/**
 * The neighbours of every node, in compressed rows: those of node v stand at {@code
 * offsets[v]..offsets[v + 1] - 1}. Along undirected edges each end is the other's neighbour (a loop
 * makes a node its own, once); along directed ones the target is the source's.
 *
 * @param offsets nodeCount + 1 places
 * @param neighbours the node at the other end
 */
@SuppressWarnings("ArrayRecordComponent")
record Adjacency(int[] offsets, int[] neighbours) {

  static Adjacency of(Structure structure) {
    int[] sources = structure.sources();
    int[] targets = structure.targets();
    boolean bothWays = !structure.directed();
    int[] offsets = new int[structure.nodeCount() + 1];
    for (int e = 0; e < sources.length; e++) {
      offsets[sources[e] + 1]++;
      if (bothWays && sources[e] != targets[e]) {
        offsets[targets[e] + 1]++;
      }
    }
    for (int v = 0; v < structure.nodeCount(); v++) {
      offsets[v + 1] = Math.addExact(offsets[v + 1], offsets[v]);
    }
    int[] next = offsets.clone();
    int[] neighbours = new int[offsets[structure.nodeCount()]];
    for (int e = 0; e < sources.length; e++) {
      neighbours[next[sources[e]]++] = targets[e];
      if (bothWays && sources[e] != targets[e]) {
        neighbours[next[targets[e]]++] = sources[e];
      }
    }
    return new Adjacency(offsets, neighbours);
  }

  int degree(int node) {
    return offsets[node + 1] - offsets[node];
  }
}
