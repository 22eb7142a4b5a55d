package dev.dyad.graph;

import dev.dyad.core.Dataset;
import dev.dyad.core.ListDataset;
import dev.dyad.core.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/** The files of one data set in TU format, read. */
final class TuFiles {
  private final Path prefix;
  private final int[] owners;
  private final int[] ends;
  private final int[] firstNodes;

  private TuFiles(Path prefix) throws IOException {
    this.prefix = prefix;
    owners = TuLines.numbers(file("graph_indicator"), 1);
    ends = TuLines.numbers(file("A"), 2);
    firstNodes = firstNodes();
    checkEdges();
  }

  static Dataset<AttributedGraph> read(Path prefix, int degreeCap) throws IOException {
    return new TuFiles(prefix).dataset(degreeCap);
  }

  private Path file(String kind) {
    return prefix.resolveSibling(prefix.getFileName() + "_" + kind + ".txt");
  }

  /** The first node of each graph, and the number of nodes at the end. */
  private int[] firstNodes() throws IOException {
    int[] firsts = new int[owners.length + 1];
    int graphs = 0;
    for (int v = 0; v < owners.length; v++) {
      if (graphs > 0 && owners[v] == graphs) {
        continue;
      }
      if (owners[v] != graphs + 1) {
        throw TuLines.error(
            file("graph_indicator"),
            v,
            "graphs must come in order, but after %d comes %d".formatted(graphs, owners[v]));
      }
      firsts[graphs++] = v;
    }
    firsts[graphs] = owners.length;
    return Arrays.copyOf(firsts, graphs + 1);
  }

  private void checkEdges() throws IOException {
    for (int i = 0; i < ends.length; i++) {
      if (ends[i] < 1 || ends[i] > owners.length) {
        throw TuLines.error(
            file("A"),
            i / 2,
            "nodes must be in 1..%d, but one is %d".formatted(owners.length, ends[i]));
      }
      if (owners[ends[i] - 1] != owners[ends[i & ~1] - 1]) {
        throw TuLines.error(file("A"), i / 2, "leads from one graph into another");
      }
    }
  }

  private Dataset<AttributedGraph> dataset(int degreeCap) throws IOException {
    int[] edgeOrder = edgesByGraph();
    Attributes nodes = attributes("node", owners.length);
    Attributes edges = attributes("edge", ends.length / 2);
    int[] classes = new int[0];
    List<String> classNames = List.of();
    if (Files.exists(file("graph_labels"))) {
      var labels = new TuLabels(file("graph_labels"), firstNodes.length - 1);
      classes = labels.indices();
      classNames = labels.names();
    }
    boolean directed = !isSymmetric(edges);
    var samples = new ArrayList<Sample<AttributedGraph>>();
    int next = 0;
    for (int g = 0; g + 1 < firstNodes.length; g++) {
      int start = next;
      while (next < edgeOrder.length && owners[ends[2 * edgeOrder[next]] - 1] == g + 1) {
        next++;
      }
      int[] own = Arrays.copyOfRange(edgeOrder, start, next);
      AttributedGraph graph = graph(g, own, directed, nodes, edges);
      samples.add(
          new Sample<>(
              prefix.getFileName() + "/" + (g + 1),
              nodes.columns() == 0 ? Degrees.asLabels(graph, degreeCap) : graph,
              classes.length == 0 ? OptionalInt.empty() : OptionalInt.of(classes[g])));
    }
    return new ListDataset<>(samples, classNames);
  }

  /** The edges, those of the first graph first, otherwise as in the file. */
  private int[] edgesByGraph() {
    int[] next = new int[firstNodes.length + 1];
    for (int e = 0; e < ends.length; e += 2) {
      next[owners[ends[e] - 1]]++;
    }
    for (int g = 1; g < next.length; g++) {
      next[g] += next[g - 1];
    }
    int[] order = new int[ends.length / 2];
    for (int e = 0; e < order.length; e++) {
      order[next[owners[ends[2 * e] - 1] - 1]++] = e;
    }
    return order;
  }

  private Attributes attributes(String kind, int size) throws IOException {
    Attributes attributes = Attributes.none(size);
    if (Files.exists(file(kind + "_labels"))) {
      var labels = new TuLabels(file(kind + "_labels"), size);
      attributes = attributes.withLabels(labels.names().size(), labels.indices());
    }
    if (Files.exists(file(kind + "_attributes"))) {
      float[][] rows = TuLines.rows(file(kind + "_attributes"));
      if (rows.length != size) {
        throw new IOException(
            "%s: must have %d lines, but has %d"
                .formatted(file(kind + "_attributes").getFileName(), size, rows.length));
      }
      int width = rows[0].length;
      float[] features = new float[Math.multiplyExact(size, width)];
      for (int i = 0; i < size; i++) {
        System.arraycopy(rows[i], 0, features, i * width, width);
      }
      attributes = attributes.withFeatures(width, features);
    }
    return attributes;
  }

  /** Whether every edge stands there the other way round as well, with the same attributes. */
  private boolean isSymmetric(Attributes edges) {
    var forward = new ArrayList<Integer>();
    var backward = new ArrayList<Integer>();
    for (int e = 0; e < ends.length / 2; e++) {
      int way = Integer.compare(ends[2 * e], ends[2 * e + 1]);
      if (way != 0) {
        (way < 0 ? forward : backward).add(e);
      }
    }
    if (forward.size() != backward.size()) {
      return false;
    }
    Comparator<Integer> attributes = byAttributes(edges);
    forward.sort(byEnds(0).thenComparing(attributes));
    backward.sort(byEnds(1).thenComparing(attributes));
    for (int i = 0; i < forward.size(); i++) {
      int a = forward.get(i);
      int b = backward.get(i);
      if (ends[2 * a] != ends[2 * b + 1]
          || ends[2 * a + 1] != ends[2 * b]
          || attributes.compare(a, b) != 0) {
        return false;
      }
    }
    return true;
  }

  private Comparator<Integer> byEnds(int first) {
    return Comparator.<Integer>comparingInt(e -> ends[2 * e + first])
        .thenComparingInt(e -> ends[2 * e + 1 - first]);
  }

  private static Comparator<Integer> byAttributes(Attributes edges) {
    return (a, b) -> {
      int order = Integer.compare(edges.label(a), edges.label(b));
      for (int c = 0; order == 0 && c < edges.width(); c++) {
        order = Float.compare(edges.feature(a, c), edges.feature(b, c));
      }
      return order;
    };
  }

  private AttributedGraph graph(
      int g, int[] ownEdges, boolean directed, Attributes nodes, Attributes edges) {
    int first = firstNodes[g];
    int nodeCount = firstNodes[g + 1] - first;
    int[] kept =
        Arrays.stream(ownEdges).filter(e -> directed || ends[2 * e] <= ends[2 * e + 1]).toArray();
    int[] sources = new int[kept.length];
    int[] targets = new int[kept.length];
    for (int i = 0; i < kept.length; i++) {
      sources[i] = ends[2 * kept[i]] - 1 - first;
      targets[i] = ends[2 * kept[i] + 1] - 1 - first;
    }
    int[] own = new int[nodeCount];
    Arrays.setAll(own, v -> first + v);
    return AttributedGraph.of(Structure.wrap(directed, nodeCount, sources, targets))
        .withNodes(nodes.take(own))
        .withEdges(edges.take(kept));
  }
}
