package dev.dyad.graph;

import dev.dyad.core.Sample;
import dev.dyad.core.Skipped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/** The files of one data set in TU format, read. */
final class TuFiles {
  private final Path prefix;
  private final int[] owners;
  private final int[] firstNodes;
  private final Attributes nodes;
  private final TuEdges edges;
  private final Attributes edgeAttributes;
  private final int repeated;

  private TuFiles(Path prefix) throws IOException {
    this.prefix = prefix;
    owners = TuLines.numbers(file("graph_indicator"), 1);
    firstNodes = firstNodes();
    nodes = attributes("node", owners.length);
    TuEdges lines = new TuEdges(TuLines.numbers(file("A"), 2));
    check(lines);
    Attributes lineAttributes = attributes("edge", lines.count());
    int[] distinct = lines.distinct();
    edges = lines.take(distinct);
    edgeAttributes = lineAttributes.take(distinct);
    repeated = lines.count() - distinct.length;
  }

  static GraphDataset read(Path prefix) throws IOException {
    return new TuFiles(prefix).dataset();
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
            "graphs must come in order, each with a node, but after %d comes %d"
                .formatted(graphs, owners[v]));
      }
      firsts[graphs++] = v;
    }
    if (graphs == 0) {
      throw new IOException(file("graph_indicator").getFileName() + ": holds no graph");
    }
    firsts[graphs] = owners.length;
    return Arrays.copyOf(firsts, graphs + 1);
  }

  private void check(TuEdges lines) throws IOException {
    for (int i = 0; i < lines.count(); i++) {
      for (int end : new int[] {lines.source(i), lines.target(i)}) {
        if (end < 1 || end > owners.length) {
          throw TuLines.error(
              file("A"), i, "nodes must be in 1..%d, but one is %d".formatted(owners.length, end));
        }
      }
      if (owners[lines.source(i) - 1] != owners[lines.target(i) - 1]) {
        throw TuLines.error(file("A"), i, "leads from one graph into another");
      }
    }
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
      int width = rows.length == 0 ? 1 : rows[0].length;
      float[] features = new float[Math.multiplyExact(size, width)];
      for (int i = 0; i < size; i++) {
        System.arraycopy(rows[i], 0, features, i * width, width);
      }
      attributes = attributes.withFeatures(width, features);
    }
    return attributes;
  }

  private GraphDataset dataset() throws IOException {
    int graphs = firstNodes.length - 1;
    int[] classes = new int[0];
    List<String> classNames = List.of();
    if (Files.exists(file("graph_labels"))) {
      var labels = new TuLabels(file("graph_labels"), graphs);
      classes = labels.indices();
      classNames = labels.names();
    }
    boolean directed = !edges.isSymmetric(edgeAttributes);
    int[] order = edgesByGraph();
    var samples = new ArrayList<Sample<AttributedGraph>>();
    int next = 0;
    for (int g = 0; g < graphs; g++) {
      int start = next;
      while (next < order.length && owners[edges.source(order[next]) - 1] == g + 1) {
        next++;
      }
      samples.add(
          new Sample<>(
              prefix.getFileName() + "/" + (g + 1),
              graph(g, Arrays.copyOfRange(order, start, next), directed),
              classes.length == 0 ? OptionalInt.empty() : OptionalInt.of(classes[g])));
    }
    return new GraphDataset(samples, classNames, skipped(), List.of());
  }

  private List<Skipped> skipped() {
    return repeated == 0
        ? List.of()
        : List.of(
            new Skipped(
                file("A").getFileName().toString(),
                "%,d of %,d lines name an edge again; each is used once"
                    .formatted(repeated, repeated + edges.count())));
  }

  /** The edges, those of the first graph first, otherwise as in the file. */
  private int[] edgesByGraph() {
    int[] next = new int[firstNodes.length];
    for (int e = 0; e < edges.count(); e++) {
      next[owners[edges.source(e) - 1]]++;
    }
    for (int g = 1; g < next.length; g++) {
      next[g] += next[g - 1];
    }
    int[] order = new int[edges.count()];
    for (int e = 0; e < order.length; e++) {
      order[next[owners[edges.source(e) - 1] - 1]++] = e;
    }
    return order;
  }

  private AttributedGraph graph(int g, int[] ownEdges, boolean directed) {
    int first = firstNodes[g];
    int nodeCount = firstNodes[g + 1] - first;
    int[] kept =
        Arrays.stream(ownEdges)
            .filter(e -> directed || edges.source(e) <= edges.target(e))
            .toArray();
    int[] sources = new int[kept.length];
    int[] targets = new int[kept.length];
    for (int i = 0; i < kept.length; i++) {
      sources[i] = edges.source(kept[i]) - 1 - first;
      targets[i] = edges.target(kept[i]) - 1 - first;
    }
    int[] own = new int[nodeCount];
    Arrays.setAll(own, v -> first + v);
    return AttributedGraph.of(Structure.wrap(directed, nodeCount, sources, targets))
        .withNodes(nodes.take(own))
        .withEdges(edgeAttributes.take(kept));
  }
}
