package dev.dyad.graph;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Joins nodes by how often a walker who returns home with probability alpha at each step is seen at
 * one coming from the other (personalised PageRank), instead of by edges: the weights of the new
 * edges are {@code S = alpha (I - (1 - alpha) D^-1/2 A D^-1/2)^-1} for undirected graphs and {@code
 * alpha (I - (1 - alpha) D^-1 A)^-1} for directed ones, as far as they reach the threshold; the
 * diagonal is left out. At a node without a way out the walker waits to return. Weights of the
 * original count by their size. There is no chance in it. An edge between nodes that were joined
 * before keeps its attributes; of others nothing is known.
 *
 * <p>S is found by pushing, to within a hundredth of the threshold times the number of neighbours,
 * in time of the order of nodes / (alpha * threshold) at most.
 *
 * @param alpha probability of returning home, above 0 and below 1
 * @param threshold least weight of a new edge, above 0 and at most 1
 * @see <a href="https://arxiv.org/abs/2006.05582">Hassani and Khasahmadi 2020 (MVGRL)</a>, <a
 *     href="https://arxiv.org/abs/1911.05485">Klicpera et al. 2019 (GDC)</a>, <a
 *     href="https://doi.org/10.1109/FOCS.2006.44">Andersen et al. 2006 (pushing)</a>
 */
public record Diffusion(double alpha, double threshold) implements Augmentation<AttributedGraph> {
  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if a setting is out of range
   */
  public Diffusion {
    Require.that(alpha > 0 && alpha < 1, "alpha must be above 0 and below 1, but was %s", alpha);
    Require.within("threshold", threshold, Double.MIN_VALUE, 1);
  }

  /** Alpha 0.2 and threshold 0.01. */
  public Diffusion() {
    this(0.2, 0.01);
  }

  @Override
  public View<AttributedGraph> apply(View<AttributedGraph> in, SplittableGenerator random) {
    return in.then(new Diffuse(alpha, threshold));
  }

  /**
   * Replaces edges by those of the diffused graph.
   *
   * @param alpha probability of returning home
   * @param threshold least weight
   */
  public record Diffuse(double alpha, double threshold) implements GraphChange {
    @Override
    public Traced trace(AttributedGraph graph) {
      var pushing = new Pushing(graph, alpha, threshold / 100);
      var found = new Found();
      for (int home = 0; home < graph.nodeCount(); home++) {
        pushing.from(home);
        for (int i = 0; i < pushing.reachedCount(); i++) {
          int node = pushing.reached(i);
          double weight = pushing.weight(home, node);
          if (weight >= threshold && (graph.directed() ? node != home : node > home)) {
            found.add(home, node, weight);
          }
        }
      }
      return found.graph(graph);
    }
  }

  /** Edges in the order found. */
  private static final class Found {
    private int[] sources = new int[64];
    private int[] targets = new int[64];
    private double[] weights = new double[64];
    private int count;

    void add(int source, int target, double weight) {
      if (count == sources.length) {
        int more = Math.addExact(count, count / 2);
        sources = Arrays.copyOf(sources, more);
        targets = Arrays.copyOf(targets, more);
        weights = Arrays.copyOf(weights, more);
      }
      sources[count] = source;
      targets[count] = target;
      weights[count++] = weight;
    }

    Traced graph(AttributedGraph original) {
      var structure =
          Structure.wrap(
              original.directed(),
              original.nodeCount(),
              Arrays.copyOf(sources, count),
              Arrays.copyOf(targets, count));
      int[] origins = origins(original);
      int[] nodes = Draws.upTo(original.nodeCount());
      return new Traced(
          original.derive(structure, nodes, origins).withWeights(Arrays.copyOf(weights, count)),
          nodes,
          origins);
    }

    private int[] origins(AttributedGraph original) {
      Map<Long, Integer> edges = new HashMap<>();
      for (int e = 0; e < original.edgeCount(); e++) {
        edges.putIfAbsent(pair(original.source(e), original.target(e)), e);
        if (!original.directed()) {
          edges.putIfAbsent(pair(original.target(e), original.source(e)), e);
        }
      }
      int[] origins = new int[count];
      for (int i = 0; i < count; i++) {
        origins[i] = edges.getOrDefault(pair(sources[i], targets[i]), -1);
      }
      return origins;
    }

    private static long pair(int source, int target) {
      return (long) source << 32 | target;
    }
  }
}
