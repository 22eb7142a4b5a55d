package dev.dyad.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dyad.testkit.Seeds;
import org.junit.jupiter.api.Test;

class LayoutTest {
  private static double distance(Layout layout, int v, int w) {
    return Math.hypot(layout.x()[v] - layout.x()[w], layout.y()[v] - layout.y()[w]);
  }

  @Test
  void laysAPathStraight() {
    Layout layout = Layout.of(Graphs.path(6).structure());
    for (int v = 0; v < 6; v++) {
      for (int w = 0; w < v; w++) {
        assertThat(distance(layout, v, w)).isCloseTo(v - w, within(0.1));
      }
    }
  }

  @Test
  void laysARingRound() {
    Layout layout = Layout.of(Graphs.ring(6).structure());
    double side = distance(layout, 0, 1);
    for (int v = 0; v < 6; v++) {
      assertThat(distance(layout, v, (v + 1) % 6)).isCloseTo(side, within(0.1));
      assertThat(distance(layout, v, (v + 3) % 6)).isCloseTo(2 * side, within(0.2));
    }
  }

  @Test
  void isTheSameEachTime() {
    Structure structure = Graphs.complete(7).structure();
    assertThat(Layout.of(structure).x()).isEqualTo(Layout.of(structure).x());
  }

  @Test
  void keepsAnyGraphInsideTheSquareWithNodesApart() {
    Seeds.forAll(
        100,
        random -> {
          AttributedGraph graph = Graphs.any(random);
          Layout layout = Layout.of(graph.structure()).within(100, 10);
          for (int v = 0; v < graph.nodeCount(); v++) {
            assertThat(layout.x()[v]).isBetween(9.99, 90.01);
            assertThat(layout.y()[v]).isBetween(9.99, 90.01);
            for (int w = 0; w < v; w++) {
              assertThat(distance(layout, v, w)).isGreaterThan(0.5);
            }
          }
        });
  }
}
