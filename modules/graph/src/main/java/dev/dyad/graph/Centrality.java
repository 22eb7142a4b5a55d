package dev.dyad.graph;

import java.util.Map;
import java.util.Optional;
import org.jgrapht.Graph;
import org.jgrapht.alg.interfaces.VertexScoringAlgorithm;
import org.jgrapht.alg.scoring.EigenvectorCentrality;
import org.jgrapht.alg.scoring.PageRank;

/** How much a node matters, by the shape of its graph alone; weights are not looked at. */
public enum Centrality {
  /** The number of edge ends at the node. */
  DEGREE,
  /** JGraphT's PageRank with damping 0.85: how often a random walker is there. */
  PAGERANK,
  /** JGraphT's eigenvector centrality: a node matters as much as its neighbours together. */
  EIGENVECTOR;

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
    Graph<Integer, Integer> graph = Translated.back(AttributedGraph.of(structure));
    VertexScoringAlgorithm<Integer, Double> algorithm =
        this == PAGERANK ? new PageRank<>(graph) : new EigenvectorCentrality<>(graph);
    Map<Integer, Double> found = algorithm.getScores();
    double[] scores = new double[structure.nodeCount()];
    for (int v = 0; v < scores.length; v++) {
      scores[v] = Optional.ofNullable(found.get(v)).orElse(0.0);
    }
    return scores;
  }
}
