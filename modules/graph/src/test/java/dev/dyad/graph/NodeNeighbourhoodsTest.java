package dev.dyad.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyad.core.Dataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeNeighbourhoodsTest {
  @TempDir private Path folder;

  /** A path of five nodes, with their places as features. */
  @BeforeEach
  void writePath() throws IOException {
    write("A", "1, 2\n2, 1\n2, 3\n3, 2\n3, 4\n4, 3\n4, 5\n5, 4\n");
    write("graph_indicator", "1\n1\n1\n1\n1\n");
    write("node_labels", "0\n1\n0\n1\n1\n");
    write("node_attributes", "1\n2\n3\n4\n5\n");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve("P_" + name + ".txt"), text);
  }

  private static AttributedGraph at(Dataset<AttributedGraph> nodes, int index) {
    return nodes.get(index).value();
  }

  @Test
  void everyNodeIsASampleOfItsClass() throws IOException {
    Dataset<AttributedGraph> nodes = new NodeNeighbourhoods(1).read(folder, "all");
    assertThat(nodes.size()).isEqualTo(5);
    assertThat(nodes.labelNames()).containsExactly("0", "1");
    assertThat(nodes.get(3).label()).hasValue(1);
    assertThat(nodes.id(3)).isEqualTo("node 3");
  }

  @Test
  void theNodeComesFirstAndThenWhatIsNear() throws IOException {
    Dataset<AttributedGraph> nodes = new NodeNeighbourhoods(1).read(folder, "all");
    AttributedGraph third = at(nodes, 2);
    assertThat(third.nodeCount()).isEqualTo(3);
    assertThat(third.edgeCount()).isEqualTo(2);
    assertThat(third.nodes().feature(0, 0)).isEqualTo(3);
    assertThat(third.structure().degrees()).containsExactly(2, 1, 1);
    assertThat(third.nodes().labelCount()).as("classes are no inputs").isZero();
  }

  @Test
  void aNeighbourhoodMayBeTheWholeGraph() throws IOException {
    AttributedGraph last = at(new NodeNeighbourhoods(9).read(folder, "all"), 4);
    assertThat(last.nodeCount()).isEqualTo(5);
    assertThat(last.nodes().feature(0, 0)).isEqualTo(5);
    assertThat(last.nodes().feature(4, 0)).isEqualTo(1);
    assertThat(last.structure().degrees()).containsExactly(1, 2, 2, 2, 1);
  }

  @Test
  void rejectsMoreThanOneGraph() throws IOException {
    write("A", "1, 2\n2, 1\n");
    write("graph_indicator", "1\n1\n1\n2\n2\n");
    assertThatThrownBy(() -> new NodeNeighbourhoods().read(folder, "all"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("must hold one graph whose nodes become samples, but holds 2");
    assertThat(new NodeNeighbourhoods().accepts(folder)).isFalse();
  }

  @Test
  void degreesAreNoClasses() throws IOException {
    Files.delete(folder.resolve("P_node_labels.txt"));
    Files.delete(folder.resolve("P_node_attributes.txt"));
    Dataset<AttributedGraph> nodes = new NodeNeighbourhoods(1).read(folder, "all");
    assertThat(nodes.labelNames()).isEmpty();
    assertThat(nodes.get(3).label()).isEmpty();
  }

  @Test
  void linesNamedAgainAreListed() throws IOException {
    write("A", "1, 2\n2, 1\n2, 3\n3, 2\n3, 4\n4, 3\n4, 5\n5, 4\n5, 4\n");
    assertThat(new NodeNeighbourhoods(1).read(folder, "all").skipped()).hasSize(1);
  }
}
