package dev.dyad.graph;

import dev.dyad.core.RandomKey;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Graphs made of parts of another. */
final class Parts {
  private Parts() {}

  /**
   * The graph of some nodes and all edges among them.
   *
   * @param nodes those to keep, ascending, at least one
   */
  static Traced induced(AttributedGraph graph, int[] nodes) {
    int[] places = new int[graph.nodeCount()];
    Arrays.fill(places, -1);
    for (int i = 0; i < nodes.length; i++) {
      places[nodes[i]] = i;
    }
    int[] sources = graph.structure().sources();
    int[] targets = graph.structure().targets();
    int[] kept = new int[sources.length];
    int count = 0;
    for (int e = 0; e < sources.length; e++) {
      kept[count] = e;
      count += (places[sources[e]] | places[targets[e]]) < 0 ? 0 : 1;
    }
    kept = Arrays.copyOf(kept, count);
    int[] newSources = new int[count];
    int[] newTargets = new int[count];
    for (int i = 0; i < count; i++) {
      newSources[i] = places[sources[kept[i]]];
      newTargets[i] = places[targets[kept[i]]];
    }
    var structure = Structure.wrap(graph.directed(), nodes.length, newSources, newTargets);
    return new Traced(graph.derive(structure, nodes, kept), nodes, kept);
  }

  /** The graph without edges drawn from a key. */
  static Traced withoutEdges(AttributedGraph graph, int count, long key) {
    return changed(graph, count, 0, key);
  }

  /**
   * All nodes and some of the edges.
   *
   * @param edges those to keep, ascending
   */
  static Traced withEdges(AttributedGraph graph, int[] edges) {
    return joined(graph, edges, new long[0], edges);
  }

  /**
   * The graph with edges dropped and others added, the latter where there was none before. An added
   * edge has the attributes and the weight of one of the graph's edges, drawn uniformly.
   *
   * @param dropped how many of the edges to drop
   * @param added how many to add; fewer where there are no more free pairs of nodes
   */
  static Traced changed(AttributedGraph graph, int dropped, int added, long key) {
    RandomGenerator random = new RandomKey(key).generator();
    int edges = graph.edgeCount();
    int[] kept = Draws.unmarked(Draws.choose(dropped, edges, random), edges - dropped);
    long[] pairs = new NonEdges(graph.structure()).draw(added, random);
    int[] donors = Arrays.copyOf(kept, kept.length + pairs.length);
    for (int i = kept.length; i < donors.length; i++) {
      donors[i] = edges == 0 ? -1 : random.nextInt(edges);
    }
    return joined(graph, kept, pairs, donors);
  }

  private static Traced joined(AttributedGraph graph, int[] kept, long[] pairs, int[] donors) {
    int[] sources = new int[donors.length];
    int[] targets = new int[donors.length];
    int[] oldSources = graph.structure().sources();
    int[] oldTargets = graph.structure().targets();
    for (int i = 0; i < kept.length; i++) {
      sources[i] = oldSources[kept[i]];
      targets[i] = oldTargets[kept[i]];
    }
    int[] origins = kept;
    if (pairs.length > 0) {
      origins = Arrays.copyOf(kept, donors.length);
      Arrays.fill(origins, kept.length, donors.length, -1);
    }
    for (int i = 0; i < pairs.length; i++) {
      sources[kept.length + i] = (int) (pairs[i] >>> 32);
      targets[kept.length + i] = (int) pairs[i];
    }
    var structure = Structure.wrap(graph.directed(), graph.nodeCount(), sources, targets);
    int[] nodes = Draws.upTo(graph.nodeCount());
    return new Traced(graph.derive(structure, nodes, donors), nodes, origins);
  }
}
