package dev.dyad.graph;

import java.util.Arrays;

/**
 * How likely a random walk is to be back where it began. It takes each edge at its node with equal
 * probability, whatever the edge's direction and weight; from a node without edges it is never
 * back.
 */
final class ReturnProbabilities {
  private final Adjacency ways;
  private final int n;

  private ReturnProbabilities(Adjacency ways) {
    this.ways = ways;
    this.n = ways.offsets().length - 1;
  }

  /** For each node the probabilities of being back after 2, 3, ..., count + 1 steps. */
  static float[][] of(Structure structure, int count) {
    Structure bothWays =
        structure.directed()
            ? Structure.wrap(false, structure.nodeCount(), structure.sources(), structure.targets())
            : structure;
    return new ReturnProbabilities(bothWays.adjacency()).rows(count);
  }

  /**
   * Such walks are reversible: p_{s+t}(v, v) is the sum over u of p_s(v, u) p_t(v, u) degree(v) /
   * degree(u). So half of the steps are enough.
   */
  private float[][] rows(int count) {
    float[][] rows = new float[n][count];
    double[] before = new double[n];
    double[] now = new double[n];
    for (int v = 0; v < n; v++) {
      if (ways.degree(v) == 0) {
        continue;
      }
      Arrays.fill(before, 0);
      before[v] = 1;
      for (int step = 1; 2 * step - 3 < count; step++) {
        walk(before, now);
        if (step > 1) {
          rows[v][2 * step - 3] = (float) meeting(v, before, now); // 2 * step - 1 steps in all
        }
        if (2 * step - 2 < count) {
          rows[v][2 * step - 2] = (float) meeting(v, now, now);
        }
        double[] swap = before;
        before = now;
        now = swap;
      }
    }
    return rows;
  }

  /** One step: where a walk is that was at each node with the given probability. */
  private void walk(double[] from, double[] to) {
    int[] offsets = ways.offsets();
    int[] neighbours = ways.neighbours();
    Arrays.fill(to, 0);
    for (int v = 0; v < n; v++) {
      if (from[v] != 0) {
        double share = from[v] / (offsets[v + 1] - offsets[v]);
        for (int i = offsets[v]; i < offsets[v + 1]; i++) {
          to[neighbours[i]] += share;
        }
      }
    }
  }

  private double meeting(int v, double[] some, double[] others) {
    double sum = 0;
    for (int u = 0; u < n; u++) {
      if (some[u] != 0) {
        sum += some[u] * others[u] / ways.degree(u);
      }
    }
    return sum * ways.degree(v);
  }
}
