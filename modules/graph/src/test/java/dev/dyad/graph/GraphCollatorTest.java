package dev.dyad.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.dyad.core.Tensor;
import dev.dyad.testkit.Seeds;
import java.util.List;
import org.junit.jupiter.api.Test;

class GraphCollatorTest {
  private static final GraphCollator PLAIN = new GraphCollator(0, 0);

  private static float[] floats(Tensor tensor) {
    var data = ((Tensor.Floats) tensor).data();
    float[] numbers = new float[data.remaining()];
    data.get(numbers);
    return numbers;
  }

  private static long[] longs(Tensor tensor) {
    var data = ((Tensor.Longs) tensor).data();
    long[] numbers = new long[data.remaining()];
    data.get(numbers);
    return numbers;
  }

  @Test
  void putsGraphsSideBySide() {
    var path =
        AttributedGraph.undirected(3, 0, 1, 1, 2)
            .withNodes(Attributes.labels(2, 0, 1, Attributes.UNKNOWN));
    var loop = AttributedGraph.undirected(1, 0, 0).withNodes(Attributes.labels(2, 1));
    List<Tensor> batch = PLAIN.collate(List.of(path, loop));
    assertThat(longs(batch.get(0))).containsExactly(3, 1);
    assertThat(batch.get(1).shape()).containsExactly(4, 2);
    assertThat(floats(batch.get(1))).containsExactly(1, 0, 0, 1, 0, 0, 0, 1);
    assertThat(batch.get(2).shape()).containsExactly(5, 2);
    assertThat(longs(batch.get(2))).containsExactly(0, 1, 1, 0, 1, 2, 2, 1, 3, 3);
    assertThat(floats(batch.get(3))).containsExactly(1, 1, 1, 1, 1);
  }

  @Test
  void directedEdgesTravelOneWayWithTheirWeights() {
    var graph = AttributedGraph.directed(2, 0, 1).withWeights(0.5);
    List<Tensor> batch = new GraphCollator(1, 0).collate(List.of(graph));
    assertThat(longs(batch.get(2))).containsExactly(0, 1);
    assertThat(floats(batch.get(3))).containsExactly(0.5f);
  }

  @Test
  void nodesSeeTheAttributesOfTheirEdges() {
    var graph =
        AttributedGraph.undirected(3, 0, 1, 1, 2)
            .withNodes(Attributes.features(1, 7, 8, 9))
            .withEdges(Attributes.labels(2, 0, 1).withFeatures(1, 10, 100));
    assertThat(floats(PLAIN.collate(List.of(graph)).get(1)))
        .containsExactly(7, 1, 0, 10, 8, 1, 1, 110, 9, 0, 1, 100);
  }

  @Test
  void degreesAboveTheCapShareAColumn() {
    var star = AttributedGraph.undirected(5, 0, 1, 0, 2, 0, 3);
    float[] rows = floats(new GraphCollator(2, 0).collate(List.of(star)).get(1));
    assertThat(rows).containsExactly(0, 0, 1, 0, 1, 0, 0, 1, 0, 0, 1, 0, 1, 0, 0);
  }

  @Test
  void walksOnATriangleComeBackAsOften() {
    var triangle = AttributedGraph.undirected(3, 0, 1, 1, 2, 2, 0);
    float[] rows = floats(new GraphCollator(0, 4).collate(List.of(triangle)).get(1));
    assertThat(rows).hasSize(12).startsWith(0.5f, 0.25f, 0.375f, 0.3125f);
  }

  @Test
  void returnProbabilitiesAgreeWithPlainMatrixPowers() {
    Seeds.forAll(
        100,
        random -> {
          AttributedGraph graph = Graphs.any(random);
          int count = 1 + random.nextInt(9);
          float[][] rows = ReturnProbabilities.of(graph.structure(), count);
          double[][] step = steps(graph);
          double[][] power = step;
          for (int t = 0; t < count; t++) {
            power = product(power, step);
            for (int v = 0; v < rows.length; v++) {
              assertThat((double) rows[v][t]).isCloseTo(power[v][v], within(1e-6));
            }
          }
        });
  }

  private static double[][] steps(AttributedGraph graph) {
    int n = graph.nodeCount();
    double[][] ways = new double[n][n];
    double[] degree = new double[n];
    for (int e = 0; e < graph.edgeCount(); e++) {
      int v = graph.source(e);
      int w = graph.target(e);
      ways[v][w]++;
      degree[v]++;
      if (v != w) {
        ways[w][v]++;
        degree[w]++;
      }
    }
    for (int v = 0; v < n; v++) {
      for (int w = 0; w < n && degree[v] > 0; w++) {
        ways[v][w] /= degree[v];
      }
    }
    return ways;
  }

  private static double[][] product(double[][] a, double[][] b) {
    double[][] c = new double[a.length][a.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a.length; j++) {
        for (int k = 0; k < a.length; k++) {
          c[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    return c;
  }

  @Test
  void oneNodeWithoutEdgesIsABatch() {
    List<Tensor> batch = new GraphCollator().collate(List.of(AttributedGraph.undirected(1)));
    assertThat(batch.get(1).shape()).containsExactly(1, 33);
    assertThat(batch.get(2).shape()).containsExactly(0, 2);
    assertThat(floats(batch.get(1))).startsWith(1, 0).contains(0f);
  }

  @Test
  void rejectsGraphsOfDifferentKinds() {
    var bare = AttributedGraph.undirected(1);
    var labelled = bare.withNodes(Attributes.labels(2, 0));
    assertThatThrownBy(() -> new GraphCollator().collate(List.of(bare, labelled)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("equally many node labels, but there are 0 and 2");
    assertThatThrownBy(() -> PLAIN.collate(List.of(bare)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("degreeCap or walkSteps");
  }
}
