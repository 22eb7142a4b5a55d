package dev.dyad.graph;

/**
 * Personalised PageRank from one node after another: what a walker carries is pushed on from every
 * node where more than {@code tolerance * neighbours} is left, until there is none such.
 */
final class Pushing {
  private final boolean directed;
  private final double alpha;
  private final double tolerance;
  private final int[] offsets;
  private final int[] neighbours;
  private final double[] shares; // of each step from a node
  private final double[] strengths; // sums of the weights at each node
  private final double[] rank;
  private final double[] left;
  private final boolean[] queued;
  private final boolean[] seen;
  private final int[] reached;
  private final int[] queue;
  private int reachedCount;
  private int first;
  private int waiting;

  Pushing(AttributedGraph graph, double alpha, double tolerance) {
    this.alpha = alpha;
    this.tolerance = tolerance;
    int nodes = graph.nodeCount();
    directed = graph.directed();
    offsets = offsets(graph);
    neighbours = new int[offsets[nodes]];
    shares = new double[offsets[nodes]];
    strengths = new double[nodes];
    rank = new double[nodes];
    left = new double[nodes];
    queued = new boolean[nodes];
    seen = new boolean[nodes];
    reached = new int[nodes];
    queue = new int[nodes];
    int[] next = offsets.clone();
    for (int e = 0; e < graph.edgeCount(); e++) {
      int source = graph.source(e);
      int target = graph.target(e);
      double weight = Math.abs(graph.weight(e));
      link(next[source]++, source, target, weight);
      if (!directed && source != target) {
        link(next[target]++, target, source, weight);
      }
    }
    for (int v = 0; v < nodes; v++) {
      for (int i = offsets[v]; i < offsets[v + 1] && strengths[v] > 0; i++) {
        shares[i] /= strengths[v];
      }
    }
  }

  private static int[] offsets(AttributedGraph graph) {
    int[] offsets = new int[graph.nodeCount() + 1];
    for (int e = 0; e < graph.edgeCount(); e++) {
      offsets[graph.source(e) + 1]++;
      if (!graph.directed() && graph.source(e) != graph.target(e)) {
        offsets[graph.target(e) + 1]++;
      }
    }
    for (int v = 0; v < graph.nodeCount(); v++) {
      offsets[v + 1] += offsets[v];
    }
    return offsets;
  }

  private void link(int place, int from, int to, double weight) {
    neighbours[place] = to;
    shares[place] = weight;
    strengths[from] += weight;
  }

  /** Finds the ranks seen from a node. */
  void from(int home) {
    for (int i = 0; i < reachedCount; i++) {
      rank[reached[i]] = 0;
      left[reached[i]] = 0;
      seen[reached[i]] = false;
    }
    reachedCount = 0;
    receive(home, 1);
    enqueue(home);
    while (waiting > 0) {
      int node = queue[first];
      first = first + 1 == queue.length ? 0 : first + 1;
      waiting--;
      queued[node] = false;
      push(node);
    }
  }

  private void push(int node) {
    double carried = left[node];
    left[node] = 0;
    if (strengths[node] == 0) {
      rank[node] += carried; // nowhere to go: here for good
      return;
    }
    rank[node] += alpha * carried;
    for (int i = offsets[node]; i < offsets[node + 1]; i++) {
      int next = neighbours[i];
      receive(next, (1 - alpha) * carried * shares[i]);
      if (!queued[next] && left[next] > tolerance * (offsets[next + 1] - offsets[next])) {
        enqueue(next);
      }
    }
  }

  private void receive(int node, double carried) {
    if (!seen[node]) {
      seen[node] = true;
      reached[reachedCount++] = node;
    }
    left[node] += carried;
  }

  private void enqueue(int node) {
    int last = first + waiting < queue.length ? first + waiting : first + waiting - queue.length;
    queue[last] = node;
    queued[node] = true;
    waiting++;
  }

  /** How many nodes the walker has been to. */
  int reachedCount() {
    return reachedCount;
  }

  /** One of the nodes that the walker has been to. */
  int reached(int place) {
    return reached[place];
  }

  /** The weight of the diffused edge from the last home to a node. */
  double weight(int home, int node) {
    return directed || strengths[node] == 0
        ? rank[node]
        : rank[node] * Math.sqrt(strengths[home] / strengths[node]);
  }
}
