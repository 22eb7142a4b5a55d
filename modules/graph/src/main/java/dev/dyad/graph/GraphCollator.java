package dev.dyad.graph;

import dev.dyad.core.Collator;
import dev.dyad.core.Require;
import dev.dyad.core.Tensor;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.List;

/**
 * The graphs of a batch as one graph without edges between them: the nodes' inputs, of shape
 * (nodes, columns), one-hot labels before features; the edges, of shape (edges, 2), an undirected
 * edge in both directions; and the graph of each node, of shape (nodes).
 */
public record GraphCollator() implements Collator<AttributedGraph> {
  @Override
  public List<Tensor> collate(List<AttributedGraph> graphs) {
    Require.that(!graphs.isEmpty(), "a batch must have at least one graph");
    int columns = graphs.get(0).nodes().columns();
    long nodeCount = 0;
    long arcCount = 0;
    for (AttributedGraph graph : graphs) {
      Require.that(
          graph.nodes().columns() == columns,
          "graphs of one batch must have equally many columns of node labels and features, but"
              + " there are %d and %d",
          columns,
          graph.nodes().columns());
      nodeCount += graph.nodeCount();
      arcCount += graph.directed() ? graph.edgeCount() : 2L * graph.edgeCount();
    }
    var inputs = new Tensor.Floats(nodeCount, columns);
    var arcs = new Tensor.Longs(arcCount, 2);
    var owners = new Tensor.Longs(nodeCount);
    fill(graphs, inputs.data(), arcs.data(), owners.data());
    return List.of(inputs, arcs, owners);
  }

  private static void fill(
      List<AttributedGraph> graphs, FloatBuffer inputs, LongBuffer arcs, LongBuffer owners) {
    long firstNode = 0;
    for (int g = 0; g < graphs.size(); g++) {
      AttributedGraph graph = graphs.get(g);
      Attributes nodes = graph.nodes();
      for (int v = 0; v < graph.nodeCount(); v++) {
        for (int c = 0; c < nodes.labelCount(); c++) {
          inputs.put(nodes.label(v) == c ? 1 : 0);
        }
        for (int c = 0; c < nodes.width(); c++) {
          inputs.put(nodes.feature(v, c));
        }
        owners.put(g);
      }
      for (int e = 0; e < graph.edgeCount(); e++) {
        long source = firstNode + graph.source(e);
        long target = firstNode + graph.target(e);
        arcs.put(source).put(target);
        if (!graph.directed()) {
          arcs.put(target).put(source);
        }
      }
      firstNode += graph.nodeCount();
    }
  }
}
