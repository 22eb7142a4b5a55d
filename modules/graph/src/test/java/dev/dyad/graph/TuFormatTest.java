package dev.dyad.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyad.core.Dataset;
import dev.dyad.core.ListDataset;
import dev.dyad.core.Sample;
import dev.dyad.testkit.Seeds;
import dev.dyad.testkit.SharedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TuFormatTest {
  @TempDir private Path folder;

  private static Dataset<AttributedGraph> read(Path path) throws IOException {
    assertThat(new TuFormat().accepts(path)).isTrue();
    return new TuFormat().read(path, "all");
  }

  private static Dataset<AttributedGraph> shared(String name) throws IOException {
    return read(SharedData.require("tu-graphs").resolve(name));
  }

  private void write(String kind, String... lines) throws IOException {
    Files.write(folder.resolve("DS_" + kind + ".txt"), List.of(lines));
  }

  /** A path of three nodes and a pair. */
  @BeforeEach
  void writeTwoGraphs() throws IOException {
    write("A", "1, 2", "2, 1", "2, 3", "3, 2", "5, 4", "4, 5");
    write("graph_indicator", "1", "1", "1", "2", "2");
    write("graph_labels", "10", "-1");
    write("node_labels", "7", "7", "9", "9", "7");
  }

  @Test
  void readsMutag() throws IOException {
    Dataset<AttributedGraph> data = shared("MUTAG.zip");
    assertThat(data.size()).isEqualTo(188);
    assertThat(data.labelNames()).containsExactly("-1", "1");
    int nodes = 0;
    int edges = 0;
    int positive = 0;
    for (int i = 0; i < data.size(); i++) {
      Sample<AttributedGraph> sample = data.get(i);
      nodes += sample.value().nodeCount();
      edges += sample.value().edgeCount();
      positive += sample.label().equals(OptionalInt.of(1)) ? 1 : 0;
      assertThat(sample.value().directed()).isFalse();
    }
    assertThat(nodes).isEqualTo(3371);
    assertThat(edges).isEqualTo(3721);
    assertThat(positive).isEqualTo(125);
    assertThat(data.get(0).value().nodes().labelCount()).isEqualTo(7);
    assertThat(data.get(0).value().edges().labelCount()).isEqualTo(4);
    assertThat(data.get(0).id()).isEqualTo("MUTAG/1");
    assertThat(data.skipped()).isEmpty();
    assertThat(data.notes()).isEmpty();
  }

  @Test
  void readsImdbWhoseEdgesAreListedTwice() throws IOException {
    Dataset<AttributedGraph> data = shared("IMDB-BINARY.zip");
    int edges = 0;
    for (int i = 0; i < data.size(); i++) {
      edges += data.get(i).value().edgeCount();
    }
    assertThat(data.size()).isEqualTo(1000);
    assertThat(edges).isEqualTo(96_531); // 96.53 a graph in Morris et al. 2020
    assertThat(data.skipped().get(0).reason())
        .isEqualTo("193,062 of 386,124 lines name an edge again; each is used once");
  }

  @Test
  void takesTheDegreeWhereNodesHaveNoLabels() throws IOException {
    Files.delete(folder.resolve("DS_node_labels.txt"));
    Dataset<AttributedGraph> data = new TuFormat(1).read(folder, "all");
    assertThat(data.get(0).value().nodes()).isEqualTo(Attributes.labels(2, 1, 1, 1));
    assertThat(read(folder).get(0).value().nodes()).isEqualTo(Attributes.labels(65, 1, 2, 1));
    assertThat(data.notes())
        .containsExactly(
            "nodes have neither labels nor features, so the label of a node is its degree; degrees"
                + " of 1 and more share one");
  }

  @Test
  void readsTwoGraphs() throws IOException {
    Dataset<AttributedGraph> data = read(folder);
    assertThat(data.labelNames()).containsExactly("-1", "10");
    assertThat(data.get(0).label()).hasValue(1);
    assertThat(data.get(0).value())
        .isEqualTo(Graphs.path(3).withNodes(Attributes.labels(2, 0, 0, 1)));
    assertThat(data.get(1).value())
        .isEqualTo(AttributedGraph.undirected(2, 0, 1).withNodes(Attributes.labels(2, 1, 0)));
  }

  @Test
  void readsAttributesOfNodesAndEdges() throws IOException {
    write("node_attributes", "1, 2", "3,4", "5, -6", "7e1, 8", "9, 10");
    write("edge_attributes", "0.5", "0.5", "1", "1", "2", "2");
    Dataset<AttributedGraph> data = read(folder);
    assertThat(data.get(1).value().nodes())
        .isEqualTo(Attributes.labels(2, 1, 0).withFeatures(2, 70, 8, 9, 10));
    assertThat(data.get(0).value().edges()).isEqualTo(Attributes.features(1, 0.5f, 1));
  }

  @Test
  void isDirectedWhereAnEdgeHasNoCounterpart() throws IOException {
    write("A", "1, 2", "2, 1", "2, 3", "5, 4", "4, 5");
    assertThat(read(folder).get(0).value().structure())
        .isEqualTo(AttributedGraph.directed(3, 0, 1, 1, 0, 1, 2).structure());
  }

  @Test
  void isDirectedWhereTheCounterpartHasAnotherLabel() throws IOException {
    write("edge_labels", "0", "0", "0", "1", "0", "0");
    assertThat(read(folder).get(0).value().directed()).isTrue();
  }

  @Test
  void readsUnlabelledGraphs() throws IOException {
    Files.delete(folder.resolve("DS_graph_labels.txt"));
    assertThat(read(folder).get(0).label()).isEmpty();
    assertThat(read(folder).labelNames()).isEmpty();
  }

  @Test
  void readsGraphsWithoutEdges() throws IOException {
    write("A");
    assertThat(read(folder).get(0).value().edgeCount()).isZero();
  }

  @Test
  void readsWhatItWrites() {
    Seeds.forAll(
        30,
        random -> {
          var samples = new ArrayList<Sample<AttributedGraph>>();
          for (int i = 0; i < 4; i++) {
            int nodes = 3 + random.nextInt(9);
            int[] ends = random.ints(2L * nodes, 0, nodes).toArray();
            AttributedGraph graph = Graphs.simple(AttributedGraph.undirected(nodes, ends));
            int[] labels = random.ints(nodes, 0, 3).toArray();
            labels[0] = 0;
            labels[1] = 1;
            labels[2] = 2; // so that all three are in the files
            Attributes features = Graphs.attributes(nodes, 0, 2, random);
            graph =
                graph
                    .withNodes(features.withLabels(3, labels))
                    .withEdges(Graphs.attributes(graph.edgeCount(), 0, 1, random));
            samples.add(new Sample<>("RT/" + (i + 1), graph, OptionalInt.of(i % 2)));
          }
          var data = new ListDataset<>(samples, List.of("0", "1"));
          Path file = folder.resolve(random.nextLong() + ".zip");
          try (FileSystem zip = FileSystems.newFileSystem(file, Map.of("create", "true"))) {
            TuFormat.write(zip.getPath("RT"), "RT", data);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          try {
            Dataset<AttributedGraph> read = read(file);
            for (int i = 0; i < 4; i++) {
              assertThat(read.get(i)).isEqualTo(samples.get(i));
            }
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private void refuses(String message) {
    assertThatThrownBy(() -> new TuFormat().read(folder, "all"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(message);
  }

  @Test
  void refusesAnEdgeToANodeThatDoesNotExist() throws IOException {
    write("A", "1, 2", "2, 6");
    refuses("DS_A.txt, line 2: nodes must be in 1..5, but one is 6");
  }

  @Test
  void refusesAnEdgeBetweenGraphs() throws IOException {
    write("A", "3, 4");
    refuses("DS_A.txt, line 1: leads from one graph into another");
  }

  @Test
  void refusesANodeIdOverTheIntRange() throws IOException {
    write("A", "1, 2", "2, 3000000000");
    refuses("DS_A.txt, line 2: must be whole numbers up to 2147483647, but is '3000000000'");
  }

  @Test
  void refusesAnIndicatorOutOfOrder() throws IOException {
    write("graph_indicator", "1", "1", "2", "1", "2");
    refuses("line 4: graphs must come in order, each with a node, but after 2 comes 1");
  }

  @Test
  void refusesAGraphWithoutNodes() throws IOException {
    write("graph_indicator", "1", "1", "1", "3", "3");
    refuses("line 4: graphs must come in order, each with a node, but after 1 comes 3");
  }

  @Test
  void refusesMissingAndExtraLabels() throws IOException {
    write("node_labels", "7", "7", "9", "9");
    refuses("DS_node_labels.txt: must have 5 lines, but has 4");
    write("node_labels", "7", "7", "9", "9", "9");
    write("graph_labels", "1", "2", "3");
    refuses("DS_graph_labels.txt: must have 2 lines, but has 3");
  }

  @Test
  void refusesFeaturesThatAreNotFinite() throws IOException {
    write("node_attributes", "1", "2", "NaN", "4", "5");
    refuses("DS_node_attributes.txt, line 3: must be finite numbers, but is 'NaN'");
    write("node_attributes", "1", "2", "3", "1e99", "5");
    refuses("DS_node_attributes.txt, line 4: must be finite numbers, but is '1e99'");
  }

  @Test
  void refusesRowsOfOtherWidths() throws IOException {
    write("node_attributes", "1, 2", "3", "5, 6", "7, 8", "9, 10");
    refuses("DS_node_attributes.txt, line 2: must have 2 numbers as the first, but has 1");
  }

  @Test
  void refusesAFileCutInTheMiddleOfALine() throws IOException {
    Files.writeString(folder.resolve("DS_A.txt"), "1, 2\n2,");
    refuses("DS_A.txt, line 2: must be whole numbers");
    Files.writeString(folder.resolve("DS_A.txt"), "1, 2\n2");
    refuses("DS_A.txt, line 2: must have 2 numbers, but is '2'");
  }

  @Test
  void refusesACutArchive() throws IOException {
    Path whole = folder.resolve("whole.zip");
    try (FileSystem zip = FileSystems.newFileSystem(whole, Map.of("create", "true"))) {
      TuFormat.write(zip.getPath("DS"), "DS", read(folder));
    }
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = folder.resolve("cut.zip");
    Files.write(cut, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    assertThat(new TuFormat().accepts(cut)).isFalse();
    assertThatThrownBy(() -> new TuFormat().read(cut, "all"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cut.zip: is no zip archive, or a damaged one");
  }

  @Test
  void refusesAFolderOfTwoDataSets() throws IOException {
    Files.writeString(folder.resolve("OTHER_A.txt"), "1, 2\n");
    refuses("must hold one data set, one file named *_A.txt, but holds 2");
  }

  @Test
  void refusesASetWithoutGraphs() throws IOException {
    write("A");
    write("graph_indicator");
    refuses("DS_graph_indicator.txt: holds no graph");
  }

  @Test
  void refusesToWriteWeights() {
    var data = ListDataset.of(List.of(AttributedGraph.undirected(2, 0, 1).withWeights(2)));
    assertThatThrownBy(() -> TuFormat.write(folder, "W", data))
        .hasMessage("0: the TU format has no weights of edges");
  }

  @Test
  void refusesToWriteParallelEdges() {
    var data = ListDataset.of(List.of(AttributedGraph.undirected(2, 0, 1, 1, 0)));
    assertThatThrownBy(() -> TuFormat.write(folder, "W", data))
        .hasMessage("0: the TU format has no parallel edges");
  }

  @Test
  void writesGraphsWithoutEdgesAndClassesInOtherLetters() throws IOException {
    var none = AttributedGraph.undirected(2).withNodes(Attributes.none(2).withLabels(1, 0, 0));
    var data =
        new ListDataset<>(
            List.of(new Sample<>("a", none, OptionalInt.of(0))), List.of("7"), List.of());
    TuFormat.write(folder.resolve("none"), "W", data);
    Dataset<AttributedGraph> back = read(folder.resolve("none"));
    assertThat(back.get(0).value()).isEqualTo(none);
  }

  @Test
  void refusesToWriteSomeLabels() {
    var graph = AttributedGraph.undirected(2, 0, 1);
    var data =
        new ListDataset<>(
            List.of(
                new Sample<>("a", graph, OptionalInt.of(0)),
                new Sample<>("b", graph, OptionalInt.empty())),
            List.of("x"),
            List.of());
    assertThatThrownBy(() -> TuFormat.write(folder, "W", data))
        .hasMessage("the TU format has a label for every graph or for none, but 1 of 2 have one");
  }
}
