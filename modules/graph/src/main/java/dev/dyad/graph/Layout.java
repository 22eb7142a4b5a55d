package dev.dyad.graph;

import dev.dyad.core.Permutation;
import dev.dyad.core.RandomKey;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Places of nodes in the plane such that their distances are near those along the edges: stress
 * {@code Σ (|p_i - p_j| - d_ij)² / d_ij²} made small by moving one pair of nodes after another, in
 * random order, by steps that get smaller. The chances are those of a fixed key, so that a graph
 * has one layout.
 *
 * @param x across
 * @param y down
 * @see <a href="https://arxiv.org/abs/1710.04626">Zheng, Pawar and Goodman 2018</a>
 */
@SuppressWarnings("ArrayRecordComponent")
record Layout(double[] x, double[] y) {
  private static final int ROUNDS = 30;
  private static final int TRIES = 3;
  private static final double LAST_STEP = 0.05;

  /** The best of a few layouts; takes time and memory of the order of nodes squared. */
  static Layout of(Structure structure) {
    double[][] distances = distances(structure);
    Layout best = settled(distances, RandomKey.of(0).generator());
    for (int i = 1; i < TRIES; i++) {
      Layout other = settled(distances, RandomKey.of(i).generator());
      best = other.stress(distances) < best.stress(distances) ? other : best;
    }
    return best;
  }

  private static Layout settled(double[][] distances, RandomGenerator random) {
    int n = distances.length;
    double furthest = Arrays.stream(distances).flatMapToDouble(Arrays::stream).max().orElseThrow();
    double[] x = random.doubles(n, 0, 1).map(value -> furthest * value).toArray();
    double[] y = random.doubles(n, 0, 1).map(value -> furthest * value).toArray();
    Layout layout = new Layout(x, y);
    double step = Math.max(1, furthest * furthest);
    double decay = StrictMath.pow(LAST_STEP / step, 1.0 / (ROUNDS - 1));
    for (int round = 0; round < ROUNDS; round++) {
      for (int pair : Permutation.of(n * n, random)) {
        if (pair / n < pair % n) {
          layout.spring(pair / n, pair % n, distances[pair / n][pair % n], step);
        }
      }
      step *= decay;
    }
    return layout;
  }

  /** Moves two nodes towards their distance, all the way where the step is large. */
  private void spring(int v, int w, double distance, double step) {
    double dx = x[v] - x[w];
    double dy = y[v] - y[w];
    double length = Math.max(1e-9, Math.sqrt(dx * dx + dy * dy));
    double share = Math.min(1, step / (distance * distance));
    double move = share * (length - distance) / 2 / length;
    x[v] -= move * dx;
    y[v] -= move * dy;
    x[w] += move * dx;
    y[w] += move * dy;
  }

  private double stress(double[][] distances) {
    double stress = 0;
    for (int v = 0; v < x.length; v++) {
      for (int w = 0; w < v; w++) {
        double dx = x[v] - x[w];
        double dy = y[v] - y[w];
        double strain = Math.sqrt(dx * dx + dy * dy) / distances[v][w] - 1;
        stress += strain * strain;
      }
    }
    return stress;
  }

  /** Steps between any two nodes; pieces are as far apart as lets them lie side by side. */
  private static double[][] distances(Structure structure) {
    int n = structure.nodeCount();
    double[][] distances = new double[n][n];
    double furthest = 1;
    for (int v = 0; v < n; v++) {
      Arrays.fill(distances[v], Double.POSITIVE_INFINITY);
      furthest = Math.max(furthest, search(structure.adjacency(), v, distances[v]));
    }
    double apart = furthest / 2 + 1;
    for (double[] row : distances) {
      for (int w = 0; w < n; w++) {
        row[w] = Double.isInfinite(row[w]) ? apart : row[w];
      }
    }
    return distances;
  }

  /** Breadth first; gives the largest distance found. */
  private static double search(Adjacency adjacency, int start, double[] distances) {
    int[] queue = new int[distances.length];
    int count = 0;
    queue[count++] = start;
    distances[start] = 0;
    for (int i = 0; i < count; i++) {
      for (int k = 0; k < adjacency.degree(queue[i]); k++) {
        int next = adjacency.neighbour(queue[i], k);
        if (Double.isInfinite(distances[next])) {
          distances[next] = distances[queue[i]] + 1;
          queue[count++] = next;
        }
      }
    }
    return distances[queue[count - 1]];
  }

  /** This layout in a square from margin to side - margin, its proportions kept. */
  Layout within(double side, double margin) {
    double left = Arrays.stream(x).min().orElseThrow();
    double top = Arrays.stream(y).min().orElseThrow();
    double width = Arrays.stream(x).max().orElseThrow() - left;
    double height = Arrays.stream(y).max().orElseThrow() - top;
    double scale = (side - 2 * margin) / Math.max(1, Math.max(width, height));
    double shiftX = (side - scale * width) / 2 - scale * left;
    double shiftY = (side - scale * height) / 2 - scale * top;
    return new Layout(
        Arrays.stream(x).map(value -> shiftX + scale * value).toArray(),
        Arrays.stream(y).map(value -> shiftY + scale * value).toArray());
  }
}
