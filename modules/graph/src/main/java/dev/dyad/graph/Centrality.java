package dev.dyad.graph;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jgrapht.Graph;
import org.jgrapht.alg.scoring.PageRank;

/** How much a node matters, by the shape of its graph alone; weights are not looked at. */
public enum Centrality {
  /** The number of edge ends at the node. */
  DEGREE,
  /** JGraphT's PageRank with damping 0.85: how often a random walker is there. */
  PAGERANK,
  /**
   * Eigenvector centrality: a node matters as much as its neighbours together, or those that lead
   * to it. By power iteration on A + I, which also comes to rest on bipartite graphs.
   */
  EIGENVECTOR;

  private static final int ROUNDS = 200;
  private static final double TOLERANCE = 1e-9;

  /** One number a node; computed anew. {@link Structure} keeps them. */
  double[] compute(Structure structure) {
    if (this == DEGREE) {
      int[] degrees = structure.degrees();
      double[] scores = new double[degrees.length];
      for (int v = 0; v < scores.length; v++) {
        scores[v] = degrees[v];
      }
      return scores;
    }
    if (this == EIGENVECTOR) {
      return eigenvector(structure);
    }
    Graph<Integer, Integer> graph = Translated.back(AttributedGraph.of(structure));
    Map<Integer, Double> found = new PageRank<>(graph).getScores();
    double[] scores = new double[structure.nodeCount()];
    for (int v = 0; v < scores.length; v++) {
      scores[v] = Optional.ofNullable(found.get(v)).orElse(0.0);
    }
    return scores;
  }

  private static double[] eigenvector(Structure structure) {
    double[] x = new double[structure.nodeCount()];
    Arrays.fill(x, 1 / Math.sqrt(x.length));
    for (int round = 0; round < ROUNDS; round++) {
      double[] next = x.clone();
      for (int e = 0; e < structure.edgeCount(); e++) {
        int source = structure.source(e);
        int target = structure.target(e);
        next[target] += x[source];
        if (!structure.directed() && source != target) {
          next[source] += x[target];
        }
      }
      double length = Math.sqrt(Arrays.stream(next).map(value -> value * value).sum());
      double moved = 0;
      for (int v = 0; v < x.length; v++) {
        next[v] /= length;
        moved = Math.max(moved, Math.abs(next[v] - x[v]));
      }
      x = next;
      if (moved < TOLERANCE) {
        return x;
      }
    }
    return x;
  }
}
