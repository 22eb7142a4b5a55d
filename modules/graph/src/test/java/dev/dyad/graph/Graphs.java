package dev.dyad.graph;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Graphs for tests. */
final class Graphs {
  private Graphs() {}

  /** Any graph: directed or not, loops and parallel edges, attributes and weights or none. */
  static AttributedGraph any(RandomGenerator random) {
    int nodes = 1 + random.nextInt(30);
    int edges = random.nextInt(3 * nodes);
    return random(nodes, edges, random.nextBoolean(), random);
  }

  /** 10 to 30 nodes, twice as many edges, labels and features. */
  static AttributedGraph typical(RandomGenerator random) {
    int nodes = 10 + random.nextInt(21);
    return random(nodes, 2 * nodes, false, random)
        .withNodes(attributes(nodes, 3, 2, random))
        .withEdges(attributes(2 * nodes, 2, 1, random));
  }

  private static AttributedGraph random(
      int nodes, int edges, boolean directed, RandomGenerator random) {
    int[] sources = random.ints(edges, 0, nodes).toArray();
    int[] targets = random.ints(edges, 0, nodes).toArray();
    AttributedGraph graph =
        AttributedGraph.of(Structure.of(directed, nodes, sources, targets))
            .withNodes(attributes(nodes, random.nextInt(4), random.nextInt(3), random))
            .withEdges(attributes(edges, random.nextInt(3), random.nextInt(2), random));
    return random.nextBoolean()
        ? graph.withWeights(random.doubles(edges, 0.1, 2).toArray())
        : graph;
  }

  static Attributes attributes(int size, int labelCount, int width, RandomGenerator random) {
    Attributes attributes = Attributes.none(size);
    if (labelCount > 0) {
      attributes = attributes.withLabels(labelCount, random.ints(size, 0, labelCount).toArray());
    }
    if (width > 0) {
      float[] features = new float[size * width];
      for (int i = 0; i < features.length; i++) {
        features[i] = random.nextFloat();
      }
      attributes = attributes.withFeatures(width, features);
    }
    return attributes;
  }

  /** Every two nodes joined. */
  static AttributedGraph complete(int nodes) {
    int[] ends = new int[nodes * (nodes - 1)];
    int next = 0;
    for (int v = 0; v < nodes; v++) {
      for (int w = 0; w < v; w++) {
        ends[next++] = w;
        ends[next++] = v;
      }
    }
    return AttributedGraph.undirected(nodes, ends);
  }

  /** Each node joined to the next, the last to the first. */
  static AttributedGraph ring(int nodes) {
    int[] ends = new int[2 * nodes];
    for (int v = 0; v < nodes; v++) {
      ends[2 * v] = v;
      ends[2 * v + 1] = (v + 1) % nodes;
    }
    return AttributedGraph.undirected(nodes, ends);
  }

  /** Each node joined to the next. */
  static AttributedGraph path(int nodes) {
    return AttributedGraph.undirected(
        nodes, IntStream.range(1, 2 * nodes - 1).map(i -> i / 2).toArray());
  }

  /** Node 0 joined to all others. */
  static AttributedGraph star(int leaves) {
    int[] ends = new int[2 * leaves];
    for (int i = 0; i < leaves; i++) {
      ends[2 * i + 1] = i + 1;
    }
    return AttributedGraph.undirected(leaves + 1, ends);
  }

  /** Pairs of joined nodes. */
  static AttributedGraph pairs(int count) {
    return AttributedGraph.undirected(2 * count, IntStream.range(0, 2 * count).toArray());
  }

  /** Both, side by side. */
  static AttributedGraph together(AttributedGraph a, AttributedGraph b) {
    int[] ends = new int[2 * (a.edgeCount() + b.edgeCount())];
    for (int e = 0; e < a.edgeCount() + b.edgeCount(); e++) {
      int second = e - a.edgeCount();
      ends[2 * e] = second < 0 ? a.source(e) : a.nodeCount() + b.source(second);
      ends[2 * e + 1] = second < 0 ? a.target(e) : a.nodeCount() + b.target(second);
    }
    return AttributedGraph.undirected(a.nodeCount() + b.nodeCount(), ends);
  }

  /** Without parallel edges, the lower end of each edge first. */
  static AttributedGraph simple(AttributedGraph graph) {
    int[] ends =
        IntStream.range(0, graph.edgeCount())
            .mapToObj(e -> pair(graph, e))
            .distinct()
            .flatMap(pair -> Arrays.stream(pair.split("-")))
            .mapToInt(Integer::parseInt)
            .toArray();
    return AttributedGraph.undirected(graph.nodeCount(), ends);
  }

  /** The ends of an edge, lower one first where directions do not count. */
  static String pair(AttributedGraph graph, int edge) {
    int source = graph.source(edge);
    int target = graph.target(edge);
    return graph.directed() || source < target ? source + "-" + target : target + "-" + source;
  }

  static int[] repeated(int size, int... values) {
    return IntStream.range(0, size).map(i -> values[i % values.length]).toArray();
  }

  static double[] repeatedWeights(int size, int... values) {
    return Arrays.stream(repeated(size, values)).asDoubleStream().toArray();
  }

  static float[] ones(int size) {
    float[] ones = new float[size];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** One node, no edges, isolated nodes, loops, parallel edges, complete graphs. */
  static List<AttributedGraph> edges() {
    return List.of(
        AttributedGraph.undirected(1),
        AttributedGraph.undirected(1, 0, 0),
        AttributedGraph.directed(1, 0, 0, 0, 0),
        AttributedGraph.undirected(2),
        AttributedGraph.undirected(2, 0, 1),
        AttributedGraph.undirected(7),
        AttributedGraph.undirected(5, 0, 1),
        AttributedGraph.undirected(2, 0, 1, 1, 0, 0, 1),
        AttributedGraph.directed(2, 0, 1, 1, 0),
        AttributedGraph.directed(3, 0, 0, 0, 1, 0, 1, 2, 2),
        complete(6),
        complete(2).withNodes(Attributes.labels(1, 0, 0)),
        AttributedGraph.undirected(2, 0, 1).withWeights(0.5));
  }
}
