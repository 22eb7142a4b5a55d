package dev.dyad.samples;

import dev.dyad.core.Dataset;
import dev.dyad.core.ListDataset;
import dev.dyad.core.Permutation;
import dev.dyad.core.RandomKey;
import dev.dyad.core.Sample;
import dev.dyad.graph.AttributedGraph;
import dev.dyad.graph.TuFormat;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import org.jgrapht.Graph;
import org.jgrapht.generate.BarabasiAlbertGraphGenerator;
import org.jgrapht.generate.GnmRandomGraphGenerator;
import org.jgrapht.generate.GraphGenerator;
import org.jgrapht.generate.GridGraphGenerator;
import org.jgrapht.generate.PlantedPartitionGraphGenerator;
import org.jgrapht.generate.RandomRegularGraphGenerator;
import org.jgrapht.generate.WattsStrogatzGraphGenerator;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleGraph;
import org.jgrapht.util.SupplierUtil;

/**
 * Makes the built-in graphs: synthetic ones, of six families that JGraphT generates. The numbers of
 * nodes (20 to 32) and of edges (up to 8 fewer than twice as many) are drawn alike for all of them,
 * so that they do not tell the family.
 */
public final class GraphFamilies {
  private static final int GRAPHS_A_FAMILY = 100;

  private GraphFamilies() {}

  /** How the graphs of a family are made. */
  private interface Family {
    GraphGenerator<Integer, DefaultEdge, Integer> of(int nodes, long seed);
  }

  private static final List<Family> FAMILIES =
      List.of(
          (n, seed) -> new GnmRandomGraphGenerator<>(n, 2 * n, seed),
          (n, seed) -> new BarabasiAlbertGraphGenerator<>(3, 2, n, seed),
          (n, seed) -> new WattsStrogatzGraphGenerator<>(n, 4, 0.1, seed),
          (n, seed) -> new RandomRegularGraphGenerator<>(n, 4, seed),
          (n, seed) ->
              new PlantedPartitionGraphGenerator<>(
                  4, n / 4, Math.min(1, 3.28 / (n / 4 - 1)), 0.72 / (n - n / 4), seed),
          (n, seed) -> new GridGraphGenerator<>(4, n / 4));

  /**
   * Writes them as a zip archive in TU format.
   *
   * @param args the archive to write; the built-in one if absent
   * @throws IOException if it cannot be written
   */
  public static void main(String[] args) throws IOException {
    Path file = Path.of(args.length > 0 ? args[0] : "samples/data/graphs/families.zip");
    Files.deleteIfExists(file);
    try (FileSystem zip = FileSystems.newFileSystem(file, Map.of("create", "true"))) {
      TuFormat.write(zip.getPath("families"), "families", data());
    }
    System.out.println(file + ": " + FAMILIES.size() * GRAPHS_A_FAMILY + " graphs");
  }

  private static Dataset<AttributedGraph> data() {
    var samples = new ArrayList<Sample<AttributedGraph>>();
    for (int i = 0; i < GRAPHS_A_FAMILY; i++) {
      for (int family = 0; family < FAMILIES.size(); family++) {
        RandomKey key = RandomKey.of(1).with(family).with(i);
        String id = Integer.toString(samples.size());
        samples.add(new Sample<>(id, graph(FAMILIES.get(family), key), OptionalInt.of(family)));
      }
    }
    return new ListDataset<>(samples, List.of("0", "1", "2", "3", "4", "5"));
  }

  private static AttributedGraph graph(Family family, RandomKey key) {
    RandomGenerator random = key.generator();
    int nodes = 20 + 4 * random.nextInt(4);
    Graph<Integer, DefaultEdge> graph =
        new SimpleGraph<>(SupplierUtil.createIntegerSupplier(), DefaultEdge::new, false);
    family.of(nodes, random.nextLong()).generateGraph(graph);
    change(graph, 2 * nodes - random.nextInt(9), random);
    return shuffled(AttributedGraph.of(graph), random);
  }

  /** Drops or adds edges anywhere until there are that many. */
  private static void change(Graph<Integer, DefaultEdge> graph, int edges, RandomGenerator random) {
    int nodes = graph.vertexSet().size();
    while (graph.edgeSet().size() != edges) {
      int source = random.nextInt(nodes);
      int target = random.nextInt(nodes);
      if (graph.edgeSet().size() > edges) {
        graph.removeEdge(source, target);
      } else if (source != target) {
        graph.addEdge(source, target);
      }
    }
  }

  /** The same graph with its nodes numbered anew, so that the order tells nothing. */
  private static AttributedGraph shuffled(AttributedGraph graph, RandomGenerator random) {
    int[] places = Permutation.of(graph.nodeCount(), random);
    int[] ends = new int[2 * graph.edgeCount()];
    for (int e = 0; e < graph.edgeCount(); e++) {
      ends[2 * e] = places[graph.source(e)];
      ends[2 * e + 1] = places[graph.target(e)];
    }
    return AttributedGraph.undirected(graph.nodeCount(), ends);
  }
}
