package dev.dyad.graph;

import dev.dyad.core.Permutation;
import java.util.random.RandomGenerator;

/** A random walk that finds new nodes until it has enough, in time of the order of the edges. */
final class Walk {
  private static final int PATIENCE = 32;

  private final Adjacency adjacency;
  private final boolean[] found;
  private final int[] open; // nodes found whose neighbours may not all be
  private final int[] starts; // all nodes, in the order in which a walk starts anew
  private int openCount;
  private int foundCount;
  private int nextStart;

  private Walk(Structure structure, RandomGenerator random) {
    adjacency = structure.adjacency();
    found = new boolean[structure.nodeCount()];
    open = new int[structure.nodeCount()];
    starts = Permutation.of(structure.nodeCount(), random);
  }

  /** The nodes that a walk finds first, ascending. */
  static int[] find(Structure structure, int count, RandomGenerator random) {
    return new Walk(structure, random).find(count, random);
  }

  private int[] find(int count, RandomGenerator random) {
    int node = start();
    visit(node);
    int idle = 0;
    while (foundCount < count) {
      int degree = adjacency.degree(node);
      boolean stuck = degree == 0 || idle == PATIENCE;
      node = stuck ? restart(random) : adjacency.neighbour(node, random.nextInt(degree));
      idle++;
      if (!found[node]) {
        visit(node);
        idle = 0;
      }
    }
    return marked(count);
  }

  private void visit(int node) {
    found[node] = true;
    foundCount++;
    open[openCount++] = node;
  }

  /** A node not yet found, next to one that is where there is such a node. */
  private int restart(RandomGenerator random) {
    while (openCount > 0) {
      int place = random.nextInt(openCount);
      int next = newNeighbour(open[place], random);
      if (next >= 0) {
        return next;
      }
      open[place] = open[--openCount];
    }
    return start();
  }

  private int newNeighbour(int node, RandomGenerator random) {
    int degree = adjacency.degree(node);
    int first = degree == 0 ? 0 : random.nextInt(degree);
    for (int i = 0; i < degree; i++) {
      int neighbour = adjacency.neighbour(node, (first + i) % degree);
      if (!found[neighbour]) {
        return neighbour;
      }
    }
    return -1;
  }

  private int start() {
    while (found[starts[nextStart]]) {
      nextStart++;
    }
    return starts[nextStart];
  }

  private int[] marked(int count) {
    int[] nodes = new int[count];
    int filled = 0;
    for (int v = 0; filled < count; v++) {
      if (found[v]) {
        nodes[filled++] = v;
      }
    }
    return nodes;
  }
}
