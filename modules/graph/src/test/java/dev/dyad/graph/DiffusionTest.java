package dev.dyad.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dyad.core.Augmentation;
import dev.dyad.testkit.Seeds;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DiffusionTest extends GraphAugmentationContract {
  @Override
  protected Augmentation<AttributedGraph> augmentation() {
    return new Diffusion();
  }

  @Override
  protected boolean draws() {
    return false;
  }

  @Override
  protected boolean keepsEdgeAttributes() {
    return false;
  }

  @Override
  protected void checkInvariants(AttributedGraph before, AttributedGraph after) {
    assertThat(after.weighted()).isTrue();
    assertThat(after.nodes()).isEqualTo(before.nodes());
    assertThat(copied(after)).isEqualTo(after);
  }

  @Test
  void agreesWithTheInverseOfAMatrix() {
    Seeds.forAll(
        60,
        random -> {
          AttributedGraph graph = Graphs.any(random);
          double alpha = 0.1 + 0.8 * random.nextDouble();
          double[][] expected = diffused(graph, alpha);
          double threshold = 1e-6;
          AttributedGraph view = view(new Diffusion(alpha, threshold), graph, 1).value();
          double[][] actual = new double[expected.length][expected.length];
          for (int e = 0; e < view.edgeCount(); e++) {
            actual[view.source(e)][view.target(e)] = view.weight(e);
          }
          for (int v = 0; v < expected.length; v++) {
            for (int w = graph.directed() ? 0 : v + 1; w < expected.length; w++) {
              if (v != w) {
                assertThat(actual[v][w]).isCloseTo(expected[v][w], within(1e-5));
              }
            }
          }
        });
  }

  /** The matrix of the formula, by summing its power series until nothing is left. */
  private static double[][] diffused(AttributedGraph graph, double alpha) {
    int n = graph.nodeCount();
    double[][] adjacency = new double[n][n];
    for (int e = 0; e < graph.edgeCount(); e++) {
      adjacency[graph.source(e)][graph.target(e)] += graph.weight(e);
      if (!graph.directed() && graph.source(e) != graph.target(e)) {
        adjacency[graph.target(e)][graph.source(e)] += graph.weight(e);
      }
    }
    double[] strengths =
        Arrays.stream(adjacency).mapToDouble(r -> Arrays.stream(r).sum()).toArray();
    double[][] step = new double[n][n];
    for (int v = 0; v < n; v++) {
      for (int w = 0; w < n; w++) {
        if (strengths[v] == 0) {
          step[v][w] = v == w ? 1 : 0;
        } else if (adjacency[v][w] != 0) {
          step[v][w] =
              graph.directed()
                  ? adjacency[v][w] / strengths[v]
                  : adjacency[v][w] / Math.sqrt(strengths[v] * strengths[w]);
        }
      }
    }
    double[][] sum = new double[n][n];
    double[][] power = new double[n][n];
    for (int v = 0; v < n; v++) {
      power[v][v] = alpha;
    }
    for (int k = 0; k < 250; k++) {
      double[][] next = new double[n][n];
      for (int v = 0; v < n; v++) {
        for (int w = 0; w < n; w++) {
          sum[v][w] += power[v][w];
          for (int u = 0; u < n; u++) {
            next[v][w] += (1 - alpha) * power[v][u] * step[u][w];
          }
        }
      }
      power = next;
    }
    return sum;
  }

  @Test
  void joinsThePathsEndsMoreWeaklyThanNeighbours() {
    AttributedGraph view = view(new Diffusion(), Graphs.path(3), 1).value();
    assertThat(view.edgeCount()).isEqualTo(3);
    assertThat(view.weight(1)).isLessThan(view.weight(0));
  }

  @Test
  void keepsTheAttributesOfEdgesThatWereThere() {
    AttributedGraph path = Graphs.path(3).withEdges(Attributes.labels(2, 0, 1));
    AttributedGraph view = view(new Diffusion(), path, 1).value();
    assertThat(view.edges()).isEqualTo(Attributes.labels(2, 0, -1, 1));
  }

  @Test
  void leavesOutWhatIsBelowTheThreshold() {
    AttributedGraph view = view(new Diffusion(0.2, 0.05), Graphs.path(50), 1).value();
    for (int e = 0; e < view.edgeCount(); e++) {
      assertThat(view.weight(e)).isGreaterThanOrEqualTo(0.05);
    }
    assertThat(view.edgeCount()).isBetween(49, 250);
  }
}
