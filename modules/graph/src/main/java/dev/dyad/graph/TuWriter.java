package dev.dyad.graph;

import dev.dyad.core.Dataset;
import dev.dyad.core.Require;
import dev.dyad.core.Sample;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Writes graphs in TU format, one after another. */
final class TuWriter implements Closeable {
  private final Path folder;
  private final String name;
  private final Map<String, BufferedWriter> files = new TreeMap<>();
  private int nodesWritten;
  private int graphsWritten;

  private TuWriter(Path folder, String name) {
    this.folder = folder;
    this.name = name;
  }

  static void write(Path folder, String name, Dataset<AttributedGraph> data) throws IOException {
    Files.createDirectories(folder);
    long labelled = IntStream.range(0, data.size()).filter(i -> data.label(i).isPresent()).count();
    Require.that(
        labelled == 0 || labelled == data.size(),
        "the TU format has a label for every graph or for none, but %d of %d have one",
        labelled,
        data.size());
    try (var writer = new TuWriter(folder, name)) {
      writer.file("A"); // also where there is no edge
      for (int i = 0; i < data.size(); i++) {
        writer.add(data.get(i), data);
      }
    }
  }

  private void add(Sample<AttributedGraph> sample, Dataset<AttributedGraph> data)
      throws IOException {
    AttributedGraph graph = sample.value();
    Require.that(!graph.weighted(), "%s: the TU format has no weights of edges", sample.id());
    Require.that(!hasParallels(graph), "%s: the TU format has no parallel edges", sample.id());
    graphsWritten++;
    if (sample.label().isPresent()) {
      line("graph_labels", data.labelNames().get(sample.label().getAsInt()));
    }
    for (int v = 0; v < graph.nodeCount(); v++) {
      line("graph_indicator", Integer.toString(graphsWritten));
      attributes("node", graph.nodes(), v);
    }
    for (int e = 0; e < graph.edgeCount(); e++) {
      edge(graph, e, graph.source(e), graph.target(e));
      if (!graph.directed() && graph.source(e) != graph.target(e)) {
        edge(graph, e, graph.target(e), graph.source(e));
      }
    }
    nodesWritten = Math.addExact(nodesWritten, graph.nodeCount());
  }

  private static boolean hasParallels(AttributedGraph graph) {
    var pairs = new HashSet<Long>();
    for (int e = 0; e < graph.edgeCount(); e++) {
      int source = graph.source(e);
      int target = graph.target(e);
      boolean turn = !graph.directed() && source > target;
      if (!pairs.add(turn ? (long) target << 32 | source : (long) source << 32 | target)) {
        return true;
      }
    }
    return false;
  }

  private void edge(AttributedGraph graph, int edge, int source, int target) throws IOException {
    line("A", (nodesWritten + source + 1) + ", " + (nodesWritten + target + 1));
    attributes("edge", graph.edges(), edge);
  }

  private void attributes(String kind, Attributes attributes, int element) throws IOException {
    if (attributes.labelCount() > 0) {
      line(kind + "_labels", Integer.toString(attributes.label(element)));
    }
    if (attributes.width() > 0) {
      var row = new StringBuilder();
      for (int c = 0; c < attributes.width(); c++) {
        row.append(c == 0 ? "" : ", ").append(attributes.feature(element, c));
      }
      line(kind + "_attributes", row.toString());
    }
  }

  private BufferedWriter file(String kind) throws IOException {
    BufferedWriter file = files.get(kind);
    if (file == null) {
      Path path = folder.resolve(name + "_" + kind + ".txt");
      file = Files.newBufferedWriter(path, StandardCharsets.ISO_8859_1);
      files.put(kind, file);
    }
    return file;
  }

  private void line(String kind, String text) throws IOException {
    file(kind).write(text);
    file(kind).write('\n');
  }

  @Override
  public void close() throws IOException {
    for (BufferedWriter file : files.values()) {
      file.close();
    }
  }
}
