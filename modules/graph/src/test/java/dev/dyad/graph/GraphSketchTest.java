package dev.dyad.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.Drawing;
import dev.dyad.core.Origin;
import dev.dyad.core.View;
import dev.dyad.graph.Sketch.Disc;
import dev.dyad.graph.Sketch.Line;
import dev.dyad.testkit.Seeds;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class GraphSketchTest {
  private static final int WHITE = 0xffffff;

  private static View<AttributedGraph> raw(AttributedGraph graph) {
    return View.raw(graph, new Origin("sample", 0, 0, 0));
  }

  private static List<Disc> discs(Sketch sketch) {
    return sketch.marks().stream().filter(Disc.class::isInstance).map(Disc.class::cast).toList();
  }

  private static List<Line> lines(Sketch sketch) {
    return sketch.marks().stream().filter(Line.class::isInstance).map(Line.class::cast).toList();
  }

  @Test
  void drawsEveryNodeAndEdge() {
    Sketch sketch = GraphSketch.of(Graphs.ring(8));
    assertThat(discs(sketch)).hasSize(8).noneMatch(disc -> disc.pen().dashed());
    assertThat(lines(sketch)).hasSize(8).noneMatch(line -> line.pen().dashed());
  }

  @Test
  void dashesWhatWasDropped() {
    AttributedGraph ring = Graphs.ring(8);
    Sketch sketch = GraphSketch.of(ring, raw(ring).then(new NodeDrop.DropNodes(1, 5)));
    assertThat(discs(sketch)).hasSize(8).filteredOn(disc -> disc.pen().dashed()).hasSize(1);
    assertThat(lines(sketch)).hasSize(8).filteredOn(line -> line.pen().dashed()).hasSize(2);
  }

  @Test
  void drawsAddedEdgesInAColourOfTheirOwn() {
    AttributedGraph ring = Graphs.ring(8);
    Sketch sketch = GraphSketch.of(ring, raw(ring).then(new EdgeAdd.AddEdges(3, 5)));
    int ordinary = lines(sketch).get(0).pen().color();
    assertThat(lines(sketch)).hasSize(11);
    assertThat(lines(sketch)).filteredOn(line -> line.pen().color() != ordinary).hasSize(3);
  }

  @Test
  void followsNodesThroughSeveralChanges() {
    AttributedGraph ring = Graphs.ring(8);
    View<AttributedGraph> view =
        raw(ring).then(new NodeDrop.DropNodes(2, 5)).then(new NodeDrop.DropNodes(3, 6));
    assertThat(discs(GraphSketch.of(ring, view)))
        .hasSize(8)
        .filteredOn(disc -> disc.pen().dashed())
        .hasSize(5);
  }

  @Test
  void leavesHiddenNodesWhite() {
    AttributedGraph ring = Graphs.ring(8).withNodes(Attributes.labels(2, new int[8]));
    Sketch sketch = GraphSketch.of(ring, raw(ring).then(new AttributeMask.MaskNodes(3, 5)));
    assertThat(discs(sketch)).filteredOn(disc -> disc.fill() == WHITE).hasSize(3);
  }

  @Test
  void bendsParallelEdgesApart() {
    List<Line> lines = lines(GraphSketch.of(AttributedGraph.undirected(2, 0, 1, 1, 0, 0, 1)));
    assertThat(lines).hasSize(3).extracting(Line::bendX).doesNotHaveDuplicates();
  }

  @Test
  void givesDirectedEdgesTheirPoints() {
    assertThat(lines(GraphSketch.of(AttributedGraph.directed(2, 0, 1)))).hasSize(3);
  }

  @Test
  void isTheSameEachTime() {
    AttributedGraph graph = Graphs.complete(5);
    assertThat(GraphSketch.of(graph).svg()).isEqualTo(GraphSketch.of(graph).svg());
  }

  @Test
  void drawsAnyGraphInPixels() {
    Seeds.forAll(
        20,
        random -> {
          Drawing drawing = new GraphModality().draw(Graphs.any(random));
          byte[] rgb = ((Drawing.Vector) drawing).picture().rgb();
          int dark = 0;
          for (byte value : rgb) {
            dark += (value & 255) < 128 ? 1 : 0;
          }
          assertThat(dark).isBetween(10, rgb.length / 2);
        });
  }

  @Test
  void writesSvgThatParses() throws Exception {
    AttributedGraph ring = Graphs.ring(8);
    String svg = GraphSketch.of(ring, raw(ring).then(new NodeDrop.DropNodes(1, 5))).svg();
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)));
    assertThat(document.getElementsByTagName("circle").getLength()).isEqualTo(8);
    assertThat(document.getElementsByTagName("path").getLength()).isEqualTo(8);
    assertThat(svg.split("stroke-dasharray", -1)).hasSize(4); // a node and its two edges
  }

  @Test
  void saysWhenAGraphIsTooLarge() {
    Drawing drawing = new GraphModality().draw(Graphs.ring(401));
    assertThat(drawing).isInstanceOf(Drawing.Words.class);
    assertThat(drawing.toString()).contains("401 nodes", "too large to be drawn");
  }

  @Test
  void svgIsTheSameInAnyLanguage() {
    String plain = new Sketch(64, List.of()).svg();
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(new Locale("fa", "IR"));
      assertThat(new Sketch(64, List.of()).svg()).isEqualTo(plain).contains("0 0 64 64");
    } finally {
      Locale.setDefault(before);
    }
  }
}
