package dev.dyad.graph;

import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;

/**
 * The edges of a graph as messages travel: an undirected edge in both directions, a loop once.
 *
 * @param sources where each comes from
 * @param targets where each goes to
 * @param weights of each
 */
@SuppressWarnings("ArrayRecordComponent") // made and used within one batch, never compared
record Arcs(int[] sources, int[] targets, float[] weights) {

  static Arcs of(AttributedGraph graph) {
    int edges = graph.edgeCount();
    int[] sources = new int[graph.directed() ? edges : 2 * edges];
    int[] targets = new int[sources.length];
    float[] weights = new float[sources.length];
    int count = 0;
    for (int e = 0; e < edges; e++) {
      int source = graph.source(e);
      int target = graph.target(e);
      sources[count] = source;
      targets[count] = target;
      weights[count++] = (float) graph.weight(e);
      if (!graph.directed() && source != target) {
        sources[count] = target;
        targets[count] = source;
        weights[count++] = (float) graph.weight(e);
      }
    }
    return new Arcs(
        Arrays.copyOf(sources, count),
        Arrays.copyOf(targets, count),
        Arrays.copyOf(weights, count));
  }

  int count() {
    return sources.length;
  }

  /** Writes ends and weights, nodes counted from {@code first}. */
  void put(long first, LongBuffer ends, FloatBuffer weightsOut) {
    for (int a = 0; a < sources.length; a++) {
      ends.put(first + sources[a]).put(first + targets[a]);
    }
    weightsOut.put(weights);
  }
}
