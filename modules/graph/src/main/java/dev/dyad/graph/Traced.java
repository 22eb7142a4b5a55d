package dev.dyad.graph;

import dev.dyad.core.Change;
import java.util.List;

/**
 * A view of a graph and where its nodes and edges come from, so that it can be drawn over its
 * original.
 *
 * @param graph the view
 * @param nodes for each node of the view, the node of the original; never -1
 * @param edges for each edge of the view, the edge of the original, or -1 where it was added
 */
@SuppressWarnings("ArrayRecordComponent")
public record Traced(AttributedGraph graph, int[] nodes, int[] edges) {
  /** The original itself. */
  public static Traced original(AttributedGraph graph) {
    return new Traced(graph, Draws.upTo(graph.nodeCount()), Draws.upTo(graph.edgeCount()));
  }

  /**
   * What the changes of a view make of the original.
   *
   * @throws IllegalArgumentException if a change does not say where nodes and edges come from
   */
  public static Traced of(
      AttributedGraph original, List<? extends Change<AttributedGraph>> changes) {
    Traced traced = original(original);
    for (Change<AttributedGraph> change : changes) {
      if (!(change instanceof GraphChange graphChange)) {
        throw new IllegalArgumentException(
            "cannot follow nodes through %s. Let it implement GraphChange".formatted(change));
      }
      traced = traced.then(graphChange);
    }
    return traced;
  }

  private Traced then(GraphChange change) {
    Traced next = change.trace(graph);
    return new Traced(next.graph, follow(nodes, next.nodes), follow(edges, next.edges));
  }

  private static int[] follow(int[] origins, int[] steps) {
    int[] all = new int[steps.length];
    for (int i = 0; i < steps.length; i++) {
      all[i] = steps[i] < 0 ? -1 : origins[steps[i]];
    }
    return all;
  }
}
