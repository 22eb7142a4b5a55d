package dev.dyad.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.Augmentation;
import dev.dyad.core.View;
import dev.dyad.testkit.Seeds;
import java.util.Arrays;
import org.jgrapht.alg.connectivity.ConnectivityInspector;
import org.junit.jupiter.api.Test;

class SubgraphTest extends GraphAugmentationContract {
  @Override
  protected Augmentation<AttributedGraph> augmentation() {
    return new Subgraph();
  }

  @Test
  void keepsAsManyNodesAsItSays() {
    assertThat(view(new Subgraph(0.3), Graphs.ring(40), 1).value().nodeCount()).isEqualTo(12);
    assertThat(view(new Subgraph(0.3), AttributedGraph.undirected(40), 1).value().nodeCount())
        .isEqualTo(12);
  }

  @Test
  void isOnePieceOfAGraphInOnePiece() {
    Seeds.forAll(
        100,
        random -> {
          AttributedGraph ring = Graphs.ring(3 + random.nextInt(60));
          AttributedGraph part = view(new Subgraph(0.5), ring, random.nextLong()).value();
          assertThat(new ConnectivityInspector<>(part.toJGraphT()).isConnected()).isTrue();
        });
  }

  @Test
  void staysInOneOfTwoPiecesWhereThatIsEnough() {
    AttributedGraph two = Graphs.together(Graphs.ring(10), Graphs.ring(10));
    Seeds.forAll(
        100,
        random -> {
          View<AttributedGraph> view = view(new Subgraph(0.5), two, random.nextLong());
          int[] nodes = Traced.of(two, view.changes()).nodes();
          assertThat(nodes[0] / 10).isEqualTo(nodes[9] / 10);
        });
  }

  @Test
  void keepsOneNodeAtLeast() {
    assertThat(view(new Subgraph(0), Graphs.ring(40), 1).value().nodeCount()).isEqualTo(1);
  }

  @Test
  void startsAnywhere() {
    int[] starts = new int[10];
    for (int key = 0; key < 10_000; key++) {
      View<AttributedGraph> view = view(new Subgraph(0), Graphs.ring(10), key);
      starts[Traced.of(Graphs.ring(10), view.changes()).nodes()[0]]++;
    }
    assertThat(Arrays.stream(starts)).allMatch(n -> n > 850 && n < 1_150); // 1,000, deviation 30
  }

  @Test
  void findsTheLastLeavesOfAStarAndTheEndsOfAPath() {
    assertThat(view(new Subgraph(0.999), Graphs.star(19_999), 1).value().nodeCount())
        .isEqualTo(19_980);
    assertThat(view(new Subgraph(0.999), Graphs.path(20_000), 1).value().nodeCount())
        .isEqualTo(19_980);
  }
}
