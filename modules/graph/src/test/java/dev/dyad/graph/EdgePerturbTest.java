package dev.dyad.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.Augmentation;
import dev.dyad.core.View;
import dev.dyad.testkit.Seeds;
import java.util.ArrayList;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class EdgePerturbTest extends GraphAugmentationContract {
  @Override
  protected Augmentation<AttributedGraph> augmentation() {
    return new EdgePerturb();
  }

  @Test
  void keepsTheNumberOfEdges() {
    AttributedGraph ring = Graphs.ring(50);
    AttributedGraph view = view(new EdgePerturb(0.4), ring, 1).value();
    assertThat(view.edgeCount()).isEqualTo(50);
    assertThat(view.nodeCount()).isEqualTo(50);
  }

  @Test
  void neverAddsAnEdgeThatWasThereBefore() {
    Seeds.forAll(
        300,
        random -> {
          AttributedGraph graph = Graphs.any(random);
          View<AttributedGraph> view = view(new EdgePerturb(0.8), graph, random.nextLong());
          int[] origins = Traced.of(graph, view.changes()).edges();
          var before = new HashSet<String>();
          for (int e = 0; e < graph.edgeCount(); e++) {
            before.add(Graphs.pair(graph, e));
          }
          var added = new ArrayList<String>();
          for (int e = 0; e < origins.length; e++) {
            if (origins[e] < 0) {
              added.add(Graphs.pair(view.value(), e));
              assertThat(view.value().source(e)).isNotEqualTo(view.value().target(e));
            }
          }
          assertThat(added).doesNotHaveDuplicates().noneMatch(before::contains);
        });
  }

  @Test
  void isNearlyTheSameTwoStepsInOne() {
    AttributedGraph ring = Graphs.ring(10);
    assertThat(new EdgePerturb.PerturbEdges(3, 0, 7).apply(ring))
        .isEqualTo(new EdgeDrop.DropEdges(3, 7).apply(ring));
    assertThat(new EdgePerturb.PerturbEdges(0, 3, 7).apply(ring))
        .isEqualTo(new EdgeAdd.AddEdges(3, 7).apply(ring));
  }
}
