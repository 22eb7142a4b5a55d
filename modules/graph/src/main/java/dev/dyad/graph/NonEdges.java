package dev.dyad.graph;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Pairs of two different nodes that no edge joins, drawn uniformly without replacement. Takes time
 * in proportion to the edges there are and the pairs drawn, never to the pairs there could be.
 */
final class NonEdges {
  private static final int SPARSE = 4;
  private static final int SPARE = 8;

  private final Structure structure;
  private final long pairs;

  NonEdges(Structure structure) {
    this.structure = structure;
    long nodes = structure.nodeCount();
    pairs = structure.directed() ? nodes * (nodes - 1) : nodes * (nodes - 1) / 2;
  }

  /**
   * Distinct pairs in the order drawn, each as source and target in the upper and lower half of a
   * number; for undirected graphs the source is the lower node. Fewer than asked for where there
   * are no more.
   */
  long[] draw(int count, RandomGenerator random) {
    if (count == 0 || pairs == 0) {
      return new long[0];
    }
    boolean sparse = pairs >= SPARSE * ((long) structure.edgeCount() + count + SPARE);
    return sparse ? byRejection(count, random) : byListing(count, random);
  }

  /**
   * Draws pairs whether edges or not, then looks each edge up among them: what is not found is a
   * uniform sample of the non-edges, in the order drawn.
   */
  private long[] byRejection(int count, RandomGenerator random) {
    long expectedHits = (long) ((double) count * structure.edgeCount() / pairs * 1.5);
    var drawn = new PairSet(count + expectedHits + SPARE);
    long[] accepted = new long[count];
    int filled = 0;
    while (filled < count) {
      int first = drawn.size();
      while (drawn.size() < drawn.capacity()) {
        drawn.add(pair(random));
      }
      boolean[] edges = edgesAmong(drawn);
      for (int i = first; i < drawn.size() && filled < count; i++) {
        if (!edges[i]) {
          accepted[filled++] = drawn.get(i);
        }
      }
      drawn.grow();
    }
    return accepted;
  }

  private long pair(RandomGenerator random) {
    int v = random.nextInt(structure.nodeCount());
    int w = random.nextInt(structure.nodeCount() - 1);
    return pack(v, w < v ? w : w + 1);
  }

  /** For each drawn pair whether it is an edge. */
  private boolean[] edgesAmong(PairSet drawn) {
    boolean[] edges = new boolean[drawn.size()];
    int[] sources = structure.sources();
    int[] targets = structure.targets();
    for (int e = 0; e < sources.length; e++) {
      int place = drawn.place(pack(sources[e], targets[e]));
      if (place >= 0) {
        edges[place] = true;
      }
    }
    return edges;
  }

  /** Lists every pair, of which there are not many more than edges. */
  private long[] byListing(int count, RandomGenerator random) {
    int nodes = structure.nodeCount();
    boolean[] joined = new boolean[Math.multiplyExact(nodes, nodes)];
    int free = (int) pairs;
    for (int e = 0; e < structure.edgeCount(); e++) {
      long pair = pack(structure.source(e), structure.target(e));
      int place = (int) (pair >>> 32) * nodes + (int) pair;
      if (structure.source(e) != structure.target(e) && !joined[place]) {
        joined[place] = true;
        free--;
      }
    }
    int taken = Math.min(count, free);
    boolean[] chosen = Draws.choose(taken, free, random);
    long[] pairs = new long[taken];
    int filled = 0;
    int seen = 0;
    for (int v = 0; v < nodes; v++) {
      for (int w = structure.directed() ? 0 : v + 1; w < nodes; w++) {
        if (v != w && !joined[v * nodes + w] && chosen[seen++]) {
          pairs[filled++] = pack(v, w);
        }
      }
    }
    return pairs;
  }

  private long pack(int v, int w) {
    return structure.directed() || v < w ? (long) v << 32 | w : (long) w << 32 | v;
  }

  /** Distinct pairs in the order added; a hash table with open addressing. */
  private static final class PairSet {
    private long[] pairs;
    private int[] table; // place + 1, or 0
    private int size;

    PairSet(long capacity) {
      pairs = new long[Math.toIntExact(capacity)];
      table = new int[Integer.highestOneBit(Math.toIntExact(2 * capacity)) * 2];
    }

    int capacity() {
      return pairs.length;
    }

    int size() {
      return size;
    }

    long get(int place) {
      return pairs[place];
    }

    void add(long pair) {
      int slot = slot(pair);
      if (table[slot] == 0) {
        pairs[size] = pair;
        table[slot] = ++size;
      }
    }

    /** Where a pair stands, or -1. */
    int place(long pair) {
      return table[slot(pair)] - 1;
    }

    /** The slot of a pair, or the free one where it would go. */
    private int slot(long pair) {
      int slot = (int) (pair * 0x9E3779B97F4A7C15L >>> 32) & table.length - 1;
      while (table[slot] != 0 && pairs[table[slot] - 1] != pair) {
        slot = slot + 1 & table.length - 1;
      }
      return slot;
    }

    /** Makes room for half as many again. */
    void grow() {
      pairs = Arrays.copyOf(pairs, pairs.length + pairs.length / 2 + SPARE);
      table = new int[Integer.highestOneBit(2 * pairs.length) * 2];
      for (int i = 0; i < size; i++) {
        table[slot(pairs[i])] = i + 1;
      }
    }
  }
}
