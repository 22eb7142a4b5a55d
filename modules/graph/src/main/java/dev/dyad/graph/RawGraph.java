package dev.dyad.graph;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A graph as a file gives it: attributes are words.
 *
 * @param graph nodes, edges and weights
 * @param names of the nodes
 * @param nodes what the file says of each node
 * @param edges what it says of each edge
 */
record RawGraph(
    AttributedGraph graph,
    List<String> names,
    List<Map<String, String>> nodes,
    List<Map<String, String>> edges) {

  /** The graph without weights if all of them are 1. */
  static AttributedGraph withoutPlainWeights(AttributedGraph graph) {
    boolean plain = IntStream.range(0, graph.edgeCount()).allMatch(e -> graph.weight(e) == 1);
    return plain ? AttributedGraph.of(graph.structure()) : graph;
  }

  /**
   * The graph with attributes made of some of the words.
   *
   * @param nodeLabels all labels of nodes; empty for none
   * @throws IOException if a feature is missing or no finite number
   */
  AttributedGraph attributed(GraphFiles settings, List<String> nodeLabels, List<String> edgeLabels)
      throws IOException {
    Attributes ofNodes = features("node", nodes, settings.nodeFeatures());
    Attributes ofEdges = features("edge", edges, settings.edgeFeatures());
    return graph
        .withNodes(labelled(ofNodes, nodes, settings.nodeLabel(), nodeLabels))
        .withEdges(labelled(ofEdges, edges, settings.edgeLabel(), edgeLabels));
  }

  private static Attributes labelled(
      Attributes attributes,
      List<Map<String, String>> words,
      Optional<String> name,
      List<String> labels) {
    if (name.isEmpty() || labels.isEmpty()) {
      return attributes;
    }
    int[] indices =
        words.stream().mapToInt(w -> labels.indexOf(w.getOrDefault(name.get(), ""))).toArray();
    return attributes.withLabels(labels.size(), indices);
  }

  private Attributes features(String kind, List<Map<String, String>> words, List<String> columns)
      throws IOException {
    if (columns.isEmpty()) {
      return Attributes.none(words.size());
    }
    float[] features = new float[words.size() * columns.size()];
    for (int i = 0; i < features.length; i++) {
      int element = i / columns.size();
      String column = columns.get(i % columns.size());
      String word = words.get(element).getOrDefault(column, "nothing");
      features[i] = number(word);
      if (!Float.isFinite(features[i])) {
        throw new IOException(
            "%s of %s must be a finite number, but is '%s'"
                .formatted(column, element(kind, element), word));
      }
    }
    return Attributes.none(words.size()).withFeatures(columns.size(), features);
  }

  private String element(String kind, int element) {
    return kind.equals("node") ? "node '" + names.get(element) + "'" : "edge " + element;
  }

  private static float number(String word) {
    try {
      return Float.parseFloat(word);
    } catch (NumberFormatException e) {
      return Float.NaN; // the caller says what is wrong
    }
  }
}
