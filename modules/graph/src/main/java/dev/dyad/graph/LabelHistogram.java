package dev.dyad.graph;

import dev.dyad.core.Collator;
import dev.dyad.core.Require;
import dev.dyad.core.Tensor;
import java.util.List;

/**
 * How many nodes of a graph have each label, or, where nodes have no labels, each degree; then the
 * sums of the nodes' features. Shape (N, labels or degreeCap + 1, plus features). Nothing of the
 * structure but the degrees: what every encoder of graphs has to beat.
 *
 * @param degreeCap the highest degree that is counted by itself; higher ones share its column
 */
public record LabelHistogram(int degreeCap) implements Collator<AttributedGraph> {
  /**
   * Checks the cap.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public LabelHistogram {
    Require.positive("degreeCap", degreeCap);
  }

  /** Degrees up to 64. */
  public LabelHistogram() {
    this(64);
  }

  @Override
  public List<Tensor> collate(List<AttributedGraph> graphs) {
    Require.that(!graphs.isEmpty(), "a batch must have at least one graph");
    int labels = graphs.get(0).nodes().labelCount();
    int width = graphs.get(0).nodes().width();
    int kinds = labels == 0 ? degreeCap + 1 : labels;
    int columns = kinds + width;
    var tensor = new Tensor.Floats(graphs.size(), columns);
    var out = tensor.data();
    for (AttributedGraph graph : graphs) {
      Require.that(
          graph.nodes().labelCount() == labels && graph.nodes().width() == width,
          "graphs of one batch must have equally many node labels and features, but there are %d"
              + " and %d columns",
          labels + width,
          graph.nodes().columns());
      float[] counts = new float[columns];
      for (int label : Degrees.labels(graph, degreeCap)) {
        if (label != Attributes.UNKNOWN) {
          counts[label]++;
        }
      }
      for (int v = 0; v < graph.nodeCount(); v++) {
        for (int c = 0; c < width; c++) {
          counts[kinds + c] += graph.nodes().feature(v, c);
        }
      }
      out.put(counts);
    }
    return List.of(tensor);
  }
}
