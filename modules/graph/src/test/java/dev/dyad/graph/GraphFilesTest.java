package dev.dyad.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyad.core.Dataset;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphFilesTest {
  private static final String GRAPHML =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
        <key id="k" for="node" attr.name="kind" attr.type="string"/>
        <key id="c" for="node" attr.name="charge" attr.type="double"/>
        <key id="w" for="edge" attr.name="weight" attr.type="double"/>
        <key id="b" for="edge" attr.name="bond" attr.type="string"/>
        <graph id="G" edgedefault="%s">
          <node id="a"><data key="k">C</data><data key="c">0.5</data></node>
          <node id="b"><data key="k">O</data><data key="c">%s</data></node>
          <node id="c"><data key="k">C</data><data key="c">2</data></node>
          <edge source="a" target="b"><data key="w">2.5</data><data key="b">single</data></edge>
          <edge source="b" target="c"><data key="b">double</data></edge>
        </graph>
      </graphml>
      """;

  @TempDir private Path folder;

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  /** The shape that is read from a file. */
  private AttributedGraph shape(String name, String text) throws IOException {
    Path file = write(name, text);
    assertThat(new GraphFiles().accepts(file)).isTrue();
    AttributedGraph graph = new GraphFiles().read(file, "all").get(0).value();
    return graph.withNodes(Attributes.none(graph.nodeCount()));
  }

  private static AttributedGraph path() {
    return AttributedGraph.undirected(3, 0, 1, 1, 2);
  }

  @Test
  void readsGraphMl() throws IOException {
    assertThat(shape("g.graphml", GRAPHML.formatted("undirected", "1")))
        .isEqualTo(path().withWeights(2.5, 1));
    assertThat(shape("g.graphml", GRAPHML.formatted("directed", "1")))
        .isEqualTo(AttributedGraph.directed(3, 0, 1, 1, 2).withWeights(2.5, 1));
  }

  @Test
  void readsGml() throws IOException {
    String gml =
        "graph [ %s node [ id 1 ] node [ id 5 ] node [ id 9 ]"
            + " edge [ source 1 target 5 ] edge [ source 5 target 9 ] ]";
    assertThat(shape("g.gml", gml.formatted(""))).isEqualTo(path());
    assertThat(shape("g.gml", gml.formatted("directed 1")))
        .isEqualTo(AttributedGraph.directed(3, 0, 1, 1, 2));
  }

  @Test
  void readsDot() throws IOException {
    assertThat(shape("g.dot", "graph G { a -- b [weight=3]; b -- c; b -- b; }"))
        .isEqualTo(AttributedGraph.undirected(3, 0, 1, 1, 2, 1, 1).withWeights(3, 1, 1));
    assertThat(shape("g.gv", "digraph G { a -> b; b -> c; }"))
        .isEqualTo(AttributedGraph.directed(3, 0, 1, 1, 2));
  }

  @Test
  void readsCsv() throws IOException {
    assertThat(shape("g.csv", "a,b\nb,c\n")).isEqualTo(path());
    assertThat(shape("g.csv", "a,b")).isEqualTo(AttributedGraph.undirected(2, 0, 1));
    assertThat(shape("g.csv", "source;target;weight\na;b;2\nb;c;0.5\n"))
        .isEqualTo(path().withWeights(2, 0.5));
  }

  @Test
  void readsJson() throws IOException {
    String json =
        """
        {"nodes": [{"id": "a"}, {"id": "b"}, {"id": "c"}],
         "edges": [{"source": "a", "target": "b"}, {"source": "b", "target": "c"}]}
        """;
    assertThat(shape("g.json", json)).isEqualTo(path());
  }

  @Test
  void readsAGraphALineOfGraph6() throws IOException {
    // networkx 3.6.1: to_graph6_bytes of the path and the complete graph of three nodes, a ring of
    // 5
    Path file = write("g.g6", "Bg\nBw\n\nDhc\n");
    Dataset<AttributedGraph> data = new GraphFiles().read(file, "all");
    assertThat(data.size()).isEqualTo(3);
    assertThat(data.get(0).value().structure().degrees()).containsExactly(1, 2, 1);
    assertThat(data.get(1).value().edgeCount()).isEqualTo(3);
    assertThat(data.get(2).value().structure().degrees()).containsExactly(2, 2, 2, 2, 2);
    assertThat(data.get(2).id()).isEqualTo("g.g6:4");
  }

  @Test
  void takesLabelsAndFeaturesFromAttributes() throws IOException {
    Path file = write("g.graphml", GRAPHML.formatted("undirected", "1"));
    var reader =
        new GraphFiles(
            Optional.of("kind"), List.of("charge"), Optional.of("bond"), List.of(), false, 64);
    Dataset<AttributedGraph> data = reader.read(file, "all");
    AttributedGraph graph = data.get(0).value();
    assertThat(graph.nodes()).isEqualTo(Attributes.labels(2, 0, 1, 0).withFeatures(1, 0.5f, 1, 2));
    assertThat(graph.edges()).isEqualTo(Attributes.labels(2, 1, 0)); // double, single
    assertThat(data.notes()).isEmpty();
  }

  @Test
  void labelsAreTheSameInAllFiles() throws IOException {
    write("1.dot", "graph { a [kind=x]; b [kind=y]; a -- b }");
    write("2.dot", "graph { a [kind=z]; b [kind=y]; c; a -- b }");
    var reader =
        new GraphFiles(Optional.of("kind"), List.of(), Optional.empty(), List.of(), false, 64);
    Dataset<AttributedGraph> data = reader.read(folder, "all");
    assertThat(data.get(0).value().nodes()).isEqualTo(Attributes.labels(3, 0, 1));
    assertThat(data.get(1).value().nodes()).isEqualTo(Attributes.labels(3, 2, 1, -1));
  }

  @Test
  void namesTheNearestOfAnUnknownAttribute() throws IOException {
    write("1.dot", "graph { a [kind=x]; a -- b }");
    var reader =
        new GraphFiles(Optional.of("kinds"), List.of(), Optional.empty(), List.of(), false, 64);
    assertThatThrownBy(() -> reader.read(folder, "all"))
        .hasMessageStartingWith("no node has an attribute 'kinds'. Maybe kind. Known: ");
  }

  @Test
  void foldersAreClasses() throws IOException {
    write("ring/1.csv", "a,b\nb,c\nc,a\n");
    write("path/1.csv", "a,b\nb,c\n");
    write("path/2.csv", "a,b\n");
    write("path/notes.txt", "not a graph");
    Dataset<AttributedGraph> data = new GraphFiles().read(folder, "all");
    assertThat(data.labelNames()).containsExactly("path", "ring");
    assertThat(data.get(0).id()).isEqualTo("path/1.csv");
    assertThat(data.label(2)).hasValue(1);
    assertThat(data.get(2).value().nodes()).isEqualTo(Attributes.labels(65, 2, 2, 2));
    assertThat(data.notes()).hasSize(1);
  }

  @Test
  void readsAZipArchive() throws IOException {
    Path file = folder.resolve("graphs.zip");
    try (FileSystem zip = FileSystems.newFileSystem(file, Map.of("create", "true"))) {
      Files.createDirectory(zip.getPath("ring"));
      Files.writeString(zip.getPath("ring", "1.csv"), "a,b\nb,c\nc,a\n");
    }
    assertThat(new GraphFiles().accepts(file)).isTrue();
    assertThat(new GraphFiles().read(file, "all").get(0).id()).isEqualTo("ring/1.csv");
  }

  /** Why a file is skipped that lies beside a good one. */
  private String reason(String name, String text) throws IOException {
    write("good.csv", "a,b\n");
    Path bad = write(name, text);
    Dataset<AttributedGraph> data = new GraphFiles().read(folder, "all");
    Files.delete(bad);
    assertThat(data.size()).isEqualTo(1);
    assertThat(data.skipped()).hasSize(1);
    assertThat(data.skipped().get(0).id()).startsWith(name);
    return data.skipped().get(0).reason();
  }

  @Test
  void skipsBrokenFilesAndSaysWhy() throws IOException {
    String whole = GRAPHML.formatted("undirected", "1");
    assertThat(reason("cut.graphml", whole.substring(0, whole.length() / 2)))
        .startsWith("is no readable GRAPHML: ");
    assertThat(reason("cut.gml", "graph [ node [ id 1 ")).startsWith("is no readable GML: ");
    assertThat(reason("cut.json", "{\"nodes\": [{\"id\"")).startsWith("is no readable JSON: ");
    assertThat(reason("cut.dot", "graph { a -- ")).startsWith("is no readable DOT: ");
    assertThat(reason("bad.g6", "B")).startsWith("is no readable G6: ");
    assertThat(reason("empty.gml", "graph [ ]")).contains("at least one node");
    assertThat(reason("weights.csv", "a,b,NaN\n")).contains("must be finite");
    assertThat(reason("ghost.gml", "graph [ node [ id 1 ] edge [ source 1 target 2 ] ]"))
        .contains("edges end at nodes that are not there: 1 are listed, 2 are named");
    assertThat(
            reason(
                "ghost.json",
                "{\"nodes\": [{\"id\": 1}], \"edges\": [{\"source\": 1, \"target\": 2}]}"))
        .startsWith("is no readable JSON: ");
    assertThat(reason("four.csv", "a,b,c,d\n")).contains("2 or 3 columns, not 4");
    assertThat(reason("ragged.csv", "a,b\nb,c,1\n")).contains("but one is 'b,c,1'");
  }

  @Test
  void refusesDocumentTypesWhichCouldReadOtherFiles() throws IOException {
    assertThat(reason("x.graphml", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a/>"))
        .contains("has a document type");
  }

  @Test
  void skipsGraphsWhoseFeaturesAreMissingOrNotFinite() throws IOException {
    write("1.graphml", GRAPHML.formatted("undirected", "NaN"));
    write("2.graphml", GRAPHML.formatted("undirected", "none"));
    write("3.graphml", GRAPHML.formatted("undirected", "3"));
    var reader =
        new GraphFiles(Optional.empty(), List.of("charge"), Optional.empty(), List.of(), false, 64);
    Dataset<AttributedGraph> data = reader.read(folder, "all");
    assertThat(data.size()).isEqualTo(1);
    assertThat(data.skipped()).hasSize(2);
    assertThat(data.skipped().get(0).reason())
        .isEqualTo("charge of node 'b' must be a finite number, but is 'NaN'");
  }

  @Test
  void refusesAFolderWithoutAnyReadableGraph() throws IOException {
    write("cut.gml", "graph [");
    assertThatThrownBy(() -> new GraphFiles().read(folder, "all"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("holds no readable graph")
        .hasMessageContaining("cut.gml: is no readable GML");
  }

  @Test
  void leavesOutAByteOrderMark() throws IOException {
    assertThat(shape("g.csv", "\uFEFFsource,target\na,b\nb,c\n")).isEqualTo(path());
    assertThat(shape("h.csv", "\uFEFFa,b\nb,c\nc,a\n").nodeCount()).isEqualTo(3);
  }

  @Test
  void findsDigraphBehindComments() throws IOException {
    String dot = "// made by hand\n# by me\n/* graph\n{ */ strict digraph { a -> b; b -> a; }";
    assertThat(shape("g.dot", dot)).isEqualTo(AttributedGraph.directed(2, 0, 1, 1, 0));
    assertThat(shape("h.dot", "/* digraph */ graph { a -- b }").directed()).isFalse();
  }

  @Test
  void commasInQuotesPartNoColumns() throws IOException {
    AttributedGraph graph = shape("g.csv", "\n\"Smith, J\",b\n");
    assertThat(graph).isEqualTo(AttributedGraph.undirected(2, 0, 1));
  }

  @Test
  void linesThatClaimMoreNodesThanTheyHoldAreSkipped() throws IOException {
    write("g/a.s6", ":~~@~~~~~?\n:Fa@x^\n");
    write("g/b.g6", "~~?@??????\nDQc\n");
    Dataset<AttributedGraph> data = new GraphFiles().read(folder, "all");
    assertThat(data.size()).isEqualTo(2);
    assertThat(data.skipped())
        .extracting(skipped -> skipped.id() + " " + skipped.reason())
        .allMatch(text -> text.contains("nodes are too many for a line of 10 characters"))
        .hasSize(2);
  }

  @Test
  void nestingWithoutEndIsSkipped() throws IOException {
    write("g/deep.json", "[".repeat(200_000));
    write("g/good.csv", "a,b\nb,c\n");
    Dataset<AttributedGraph> data = new GraphFiles().read(folder, "all");
    assertThat(data.size()).isEqualTo(1);
    assertThat(data.skipped()).hasSize(1);
    assertThat(data.skipped().get(0).reason()).startsWith("is no readable JSON");
  }
}
