package dev.dyad.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyad.core.Collator;
import dev.dyad.core.ListDataset;
import dev.dyad.core.Permutation;
import dev.dyad.core.Sample;
import dev.dyad.core.Tensor;
import dev.dyad.testkit.Seeds;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WeisfeilerLehmanTest {
  private static float[][] rows(Collator<AttributedGraph> collator, List<AttributedGraph> graphs) {
    var tensor = (Tensor.Floats) collator.collate(graphs).get(0);
    float[][] rows = new float[graphs.size()][(int) tensor.shape()[1]];
    var data = tensor.data();
    for (float[] row : rows) {
      data.get(row);
    }
    return rows;
  }

  private static Collator<AttributedGraph> fitted(int rounds, List<AttributedGraph> graphs) {
    var samples =
        IntStream.range(0, graphs.size())
            .mapToObj(i -> new Sample<>("" + i, graphs.get(i), OptionalInt.empty()))
            .toList();
    return new WeisfeilerLehman(rounds, 100_000)
        .fitted(new ListDataset<>(samples, List.of()), Path.of("."));
  }

  @Test
  void countsTreesOfAPath() {
    var path = AttributedGraph.undirected(3, 0, 1, 1, 2).withNodes(Attributes.labels(1, 0, 0, 0));
    // depth 0: three nodes alike; depth 1: two ends, one middle
    assertThat(rows(fitted(1, List.of(path)), List.of(path))[0]).containsExactlyInAnyOrder(3, 2, 1);
  }

  @Test
  void productsAreTheKernelOfPlainTreesAsText() {
    Seeds.forAll(
        50,
        random -> {
          var graphs = small(random);
          float[][] rows = rows(fitted(2, graphs), graphs);
          for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows.length; j++) {
              double product = 0;
              for (int c = 0; c < rows[i].length; c++) {
                product += (double) rows[i][c] * rows[j][c];
              }
              assertThat(product).isEqualTo(plainKernel(graphs.get(i), graphs.get(j)));
            }
          }
        });
  }

  private static List<AttributedGraph> small(RandomGenerator random) {
    return IntStream.range(0, 4)
        .mapToObj(
            i -> {
              int nodes = 1 + random.nextInt(6);
              int[] ends = random.ints(2L * random.nextInt(7), 0, nodes).toArray();
              var graph = AttributedGraph.undirected(nodes, ends);
              return graph
                  .withNodes(Graphs.attributes(nodes, 2, 0, random))
                  .withEdges(Graphs.attributes(graph.edgeCount(), 2, 0, random));
            })
        .toList();
  }

  private static double plainKernel(AttributedGraph a, AttributedGraph b) {
    Map<String, Integer> left = plainTrees(a);
    Map<String, Integer> right = plainTrees(b);
    return left.entrySet().stream()
        .mapToDouble(tree -> tree.getValue() * right.getOrDefault(tree.getKey(), 0))
        .sum();
  }

  private static Map<String, Integer> plainTrees(AttributedGraph graph) {
    var counts = new TreeMap<String, Integer>();
    for (int depth = 0; depth <= 2; depth++) {
      for (int v = 0; v < graph.nodeCount(); v++) {
        counts.merge(depth + plainTree(graph, v, depth), 1, Integer::sum);
      }
    }
    return counts;
  }

  private static String plainTree(AttributedGraph graph, int v, int depth) {
    if (depth == 0) {
      return "" + graph.nodes().label(v);
    }
    String[] branches =
        IntStream.range(0, graph.edgeCount())
            .filter(e -> graph.source(e) == v || graph.target(e) == v)
            .mapToObj(
                e -> {
                  int other = graph.source(e) == v ? graph.target(e) : graph.source(e);
                  return graph.edges().label(e) + "-" + plainTree(graph, other, depth - 1);
                })
            .sorted()
            .toArray(String[]::new);
    return "(" + plainTree(graph, v, depth - 1) + Arrays.toString(branches) + ")";
  }

  @Test
  void isTheSameHoweverNodesAreNumbered() {
    Seeds.forAll(
        50,
        random -> {
          AttributedGraph graph = Graphs.typical(random);
          int[] places = Permutation.of(graph.nodeCount(), random);
          int[] labels = new int[places.length];
          int[] ends = new int[2 * graph.edgeCount()];
          for (int v = 0; v < places.length; v++) {
            labels[places[v]] = graph.nodes().label(v);
          }
          for (int e = 0; e < graph.edgeCount(); e++) {
            ends[2 * e] = places[graph.target(e)];
            ends[2 * e + 1] = places[graph.source(e)];
          }
          AttributedGraph moved =
              AttributedGraph.undirected(places.length, ends)
                  .withNodes(Attributes.labels(3, labels))
                  .withEdges(graph.edges());
          float[][] rows = rows(fitted(3, List.of(graph)), List.of(graph, moved));
          assertThat(rows[1]).containsExactly(rows[0]);
        });
  }

  @Test
  void treesNeverSeenAreNotCounted() {
    var edge = AttributedGraph.undirected(2, 0, 1);
    var path = AttributedGraph.undirected(3, 0, 1, 1, 2);
    // of the path, only its ends' degree 1 is known; every deeper tree has the middle in it
    assertThat(rows(fitted(2, List.of(edge)), List.of(edge, path)))
        .isDeepEqualTo(new float[][] {{2, 2, 2}, {2, 0, 0}});
  }

  @Test
  void keepsTheTreesOfMostGraphs() {
    var point = AttributedGraph.undirected(1);
    var edge = AttributedGraph.undirected(2, 0, 1);
    var samples =
        List.of(
            new Sample<>("a", point, OptionalInt.empty()),
            new Sample<>("b", edge, OptionalInt.empty()),
            new Sample<>("c", edge, OptionalInt.empty()));
    var collator =
        new WeisfeilerLehman(0, 1).fitted(new ListDataset<>(samples, List.of()), Path.of("."));
    assertThat(rows(collator, List.of(point, edge))).isDeepEqualTo(new float[][] {{0}, {2}});
  }

  @Test
  void mustBeFitted() {
    assertThatThrownBy(() -> new WeisfeilerLehman().collate(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Call fitted with the training data first");
  }

  @Test
  void histogramCountsLabelsOrDegrees() {
    var star = AttributedGraph.undirected(4, 0, 1, 0, 2, 0, 3);
    assertThat(rows(new LabelHistogram(2), List.of(star))).isDeepEqualTo(new float[][] {{0, 3, 1}});
    var labelled = star.withNodes(Attributes.labels(2, 1, 1, 0, Attributes.UNKNOWN));
    assertThat(rows(new LabelHistogram(), List.of(labelled))).isDeepEqualTo(new float[][] {{1, 2}});
    var featured = star.withNodes(Attributes.features(1, 1, 2, 3, 4));
    assertThat(rows(new LabelHistogram(2), List.of(featured)))
        .isDeepEqualTo(new float[][] {{0, 3, 1, 10}});
    assertThat(new HashMap<>(new GraphModality().baselines())).containsKeys("histogram", "wl");
  }
}
