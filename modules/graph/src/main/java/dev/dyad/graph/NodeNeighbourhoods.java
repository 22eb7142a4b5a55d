package dev.dyad.graph;

import dev.dyad.core.Dataset;
import dev.dyad.core.DatasetReader;
import dev.dyad.core.Require;
import dev.dyad.core.Sample;
import dev.dyad.core.Skipped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Reads one large graph as a sample for each node, for learning about nodes: the graph of all nodes
 * within some hops of it and all edges among them, the node itself first. The graph stands in the
 * TU text format as the only one of its data set; its node labels are the classes of the samples
 * and no inputs, its node attributes are inputs. An encoder of so many layers that reads the first
 * node ({@code readouts: [FIRST]}) sees what it would see in the whole graph, but for the degrees
 * of the outermost nodes. Has to be named as {@code data.reader}.
 *
 * @param hops how far other nodes may be from a sample's own, at least 1
 */
public record NodeNeighbourhoods(int hops) implements DatasetReader<AttributedGraph> {
  /**
   * Checks the distance.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public NodeNeighbourhoods {
    Require.positive("hops", hops);
  }

  /** Two hops. */
  public NodeNeighbourhoods() {
    this(2);
  }

  /** Never by itself: whether a file is about graphs or about nodes is for the user to say. */
  @Override
  public boolean accepts(Path path) {
    return false;
  }

  @Override
  public Dataset<AttributedGraph> read(Path path, String split) throws IOException {
    GraphDataset graphs = TuFormat.plain(path, split);
    if (graphs.size() != 1) {
      throw new IOException(
          "%s: must hold one graph whose nodes become samples, but holds %d"
              .formatted(path, graphs.size()));
    }
    return new Neighbourhoods(graphs.get(0).value(), hops, graphs.skipped());
  }

  /** Nodes as samples; neighbourhoods are cut out when asked for. */
  private static final class Neighbourhoods implements Dataset<AttributedGraph> {
    private final AttributedGraph whole;
    private final AttributedGraph inputs;
    private final int hops;
    private final List<Skipped> skipped;

    Neighbourhoods(AttributedGraph whole, int hops, List<Skipped> skipped) {
      this.skipped = skipped;
      this.whole = whole;
      this.hops = hops;
      Attributes nodes = whole.nodes();
      Attributes bare = Attributes.none(nodes.size());
      this.inputs =
          whole.withNodes(
              nodes.width() == 0 ? bare : bare.withFeatures(nodes.width(), nodes.features()));
    }

    @Override
    public int size() {
      return whole.nodeCount();
    }

    @Override
    public Sample<AttributedGraph> get(int index) {
      return new Sample<>(id(index), around(index), label(index));
    }

    @Override
    public List<String> labelNames() {
      return IntStream.range(0, whole.nodes().labelCount()).mapToObj(Integer::toString).toList();
    }

    @Override
    public List<Skipped> skipped() {
      return skipped;
    }

    @Override
    public String id(int index) {
      return "node " + index;
    }

    @Override
    public OptionalInt label(int index) {
      int label = whole.nodes().label(index);
      return label == Attributes.UNKNOWN ? OptionalInt.empty() : OptionalInt.of(label);
    }

    /** The node, then those near it, breadth first, in time of what is near. */
    private AttributedGraph around(int centre) {
      Adjacency adjacency = inputs.structure().adjacency();
      Map<Integer, Integer> places = new HashMap<>();
      List<Integer> near = new ArrayList<>();
      places.put(centre, 0);
      near.add(centre);
      int begin = 0;
      for (int hop = 0; hop < hops; hop++) {
        for (int end = near.size(); begin < end; begin++) {
          int node = near.get(begin);
          for (int i = 0; i < adjacency.degree(node); i++) {
            int neighbour = adjacency.neighbour(node, i);
            if (places.putIfAbsent(neighbour, near.size()) == null) {
              near.add(neighbour);
            }
          }
        }
      }
      int[] nodes = near.stream().mapToInt(node -> node).toArray();
      int[] edges = edgesAmong(nodes, places);
      Structure all = inputs.structure();
      var structure =
          Structure.wrap(
              all.directed(),
              nodes.length,
              Arrays.stream(edges).map(e -> places.get(all.source(e))).toArray(),
              Arrays.stream(edges).map(e -> places.get(all.target(e))).toArray());
      return inputs.derive(structure, nodes, edges).withNodes(inputs.nodes().take(nodes));
    }

    private int[] edgesAmong(int[] nodes, Map<Integer, Integer> places) {
      Adjacency adjacency = inputs.structure().adjacency();
      return Arrays.stream(nodes)
          .flatMap(
              node ->
                  IntStream.range(0, adjacency.degree(node))
                      .filter(i -> places.containsKey(adjacency.neighbour(node, i)))
                      .map(i -> adjacency.edge(node, i)))
          .sorted()
          .distinct()
          .toArray();
    }
  }
}
