package dev.dyad.graph;

import dev.dyad.core.Collator;
import dev.dyad.core.Require;
import dev.dyad.core.Tensor;
import java.util.List;

/**
 * How many nodes of a graph have each label, shape (N, labels); where nodes have no labels, how
 * many have each degree, shape (N, degreeCap + 1). Nothing of the structure but the degrees: what
 * every encoder of graphs has to beat.
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
    int columns = labels == 0 ? degreeCap + 1 : labels;
    var tensor = new Tensor.Floats(graphs.size(), columns);
    var out = tensor.data();
    for (AttributedGraph graph : graphs) {
      Require.that(
          graph.nodes().labelCount() == labels,
          "graphs of one batch must have equally many node labels, but there are %d and %d",
          labels,
          graph.nodes().labelCount());
      float[] counts = new float[columns];
      for (int label : Degrees.labels(graph, degreeCap)) {
        if (label != Attributes.UNKNOWN) {
          counts[label]++;
        }
      }
      out.put(counts);
    }
    return List.of(tensor);
  }
}
