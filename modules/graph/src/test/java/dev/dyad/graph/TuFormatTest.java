package dev.dyad.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.Dataset;
import dev.dyad.core.Sample;
import dev.dyad.testkit.SharedData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TuFormatTest {
  private static Dataset<AttributedGraph> read(String name) throws IOException {
    Path path = SharedData.require("tu-graphs").resolve(name);
    assertThat(new TuFormat().accepts(path)).isTrue();
    return new TuFormat().read(path, "all");
  }

  @Test
  void readsMutag() throws IOException {
    Dataset<AttributedGraph> data = read("MUTAG.zip");
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
  }

  @Test
  void takesTheDegreeWhereNodesHaveNoLabels() throws IOException {
    AttributedGraph first = read("IMDB-BINARY.zip").get(0).value();
    assertThat(first.nodes().labelCount()).isEqualTo(65);
    int[] degrees = first.structure().degrees();
    for (int v = 0; v < degrees.length; v++) {
      assertThat(first.nodes().label(v)).isEqualTo(degrees[v]);
    }
  }
}
