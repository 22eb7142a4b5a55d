package dev.dyad.graph;

import dev.dyad.core.Collator;
import dev.dyad.core.Require;
import dev.dyad.core.Tensor;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * The graphs of a batch as one graph without edges between them, for encoders such as GIN and GCN.
 * Four tensors, for N graphs with V nodes and A arcs in all:
 *
 * <ol>
 *   <li>the number of nodes of each graph, shape (N), 64-bit integers;
 *   <li>the nodes' inputs, shape (V, columns), 32-bit floats, graph after graph;
 *   <li>the arcs, source and target by their place among the V nodes, shape (A, 2), 64-bit
 *       integers: a directed edge once, an undirected edge in both directions, a loop once;
 *   <li>the arcs' weights, shape (A), 32-bit floats, 1 where edges have none.
 * </ol>
 *
 * <p>Columns of a node's inputs, from left to right: its label (one-hot, nothing where unknown);
 * its features; how many of the edges at it have each edge label, and the sums of their features (a
 * loop counts once); its degree without directions (one-hot, higher ones share the last column);
 * and the probabilities that a random walk from it along edges, directions and weights aside, is
 * back after 2, 3, ... steps.
 *
 * @param degreeCap the highest degree with a column of its own less one: degrees 0..degreeCap have
 *     columns, higher ones the last; 0 for no columns of degrees
 * @param walkSteps how many return probabilities, after 2..walkSteps + 1 steps; 0 for none. They
 *     cost nodes * edges * walkSteps / 2 for each graph
 * @see <a href="https://arxiv.org/abs/2110.07875">Dwivedi et al. 2022, section 3.1 (random walk
 *     encoding)</a>, <a href="https://arxiv.org/abs/1809.02670">Zhang et al. 2018 (RetGK)</a>
 */
public record GraphCollator(int degreeCap, int walkSteps) implements Collator<AttributedGraph> {
  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is negative or very large
   */
  public GraphCollator {
    Require.within("degreeCap", degreeCap, 0, 10_000);
    Require.within("walkSteps", walkSteps, 0, 1000);
  }

  /** Degrees up to 16, and return probabilities after 2 to 17 steps. */
  public GraphCollator() {
    this(16, 16);
  }

  @Override
  public List<Tensor> collate(List<AttributedGraph> graphs) {
    Require.that(!graphs.isEmpty(), "a batch must have at least one graph");
    int columns = checkedColumns(graphs);
    long nodes = graphs.stream().mapToLong(AttributedGraph::nodeCount).sum();
    List<Arcs> arcs = graphs.stream().map(Arcs::of).toList();
    long arcCount = arcs.stream().mapToLong(Arcs::count).sum();
    var counts = new Tensor.Longs(graphs.size());
    var inputs = new Tensor.Floats(nodes, columns);
    var ends = new Tensor.Longs(arcCount, 2);
    var weights = new Tensor.Floats(arcCount);
    var countData = counts.data();
    var inputData = inputs.data();
    var endData = ends.data();
    var weightData = weights.data();
    long first = 0;
    for (int g = 0; g < graphs.size(); g++) {
      AttributedGraph graph = graphs.get(g);
      countData.put(graph.nodeCount());
      putInputs(graph, columns, inputData);
      arcs.get(g).put(first, endData, weightData);
      first += graph.nodeCount();
    }
    return List.of(counts, inputs, ends, weights);
  }

  private int checkedColumns(List<AttributedGraph> graphs) {
    AttributedGraph first = graphs.get(0);
    for (AttributedGraph graph : graphs) {
      checkAlike("node labels", first.nodes().labelCount(), graph.nodes().labelCount());
      checkAlike("node features", first.nodes().width(), graph.nodes().width());
      checkAlike("edge labels", first.edges().labelCount(), graph.edges().labelCount());
      checkAlike("edge features", first.edges().width(), graph.edges().width());
    }
    int structure = (degreeCap == 0 ? 0 : degreeCap + 1) + walkSteps;
    int columns = first.nodes().columns() + first.edges().columns() + structure;
    Require.that(
        columns > 0,
        "nodes must have labels or features, or degreeCap or walkSteps of GraphCollator must be"
            + " above 0");
    return columns;
  }

  private static void checkAlike(String what, int expected, int actual) {
    Require.that(
        expected == actual,
        "graphs of one batch must have equally many %s, but there are %d and %d. Read them with one"
            + " reader",
        what,
        expected,
        actual);
  }

  private void putInputs(AttributedGraph graph, int columns, FloatBuffer out) {
    int n = graph.nodeCount();
    float[] rows = new float[Math.multiplyExact(n, columns)];
    int column = graph.nodes().columns();
    for (int v = 0; v < n; v++) {
      addAttributes(graph.nodes(), v, rows, v * columns);
    }
    for (int e = 0; e < graph.edgeCount(); e++) {
      addAttributes(graph.edges(), e, rows, graph.source(e) * columns + column);
      if (graph.source(e) != graph.target(e)) {
        addAttributes(graph.edges(), e, rows, graph.target(e) * columns + column);
      }
    }
    column += graph.edges().columns();
    if (degreeCap > 0) {
      int[] degrees = graph.structure().degrees();
      for (int v = 0; v < n; v++) {
        rows[v * columns + column + Math.min(degrees[v], degreeCap)] = 1;
      }
      column += degreeCap + 1;
    }
    if (walkSteps > 0) {
      float[][] back = ReturnProbabilities.of(graph.structure(), walkSteps);
      for (int v = 0; v < n; v++) {
        System.arraycopy(back[v], 0, rows, v * columns + column, walkSteps);
      }
    }
    out.put(rows);
  }

  /** Adds an element's columns to those at a place. */
  private static void addAttributes(Attributes of, int element, float[] rows, int at) {
    if (of.label(element) != Attributes.UNKNOWN) {
      rows[at + of.label(element)] += 1;
    }
    for (int c = 0; c < of.width(); c++) {
      rows[at + of.labelCount() + c] += of.feature(element, c);
    }
  }
}
