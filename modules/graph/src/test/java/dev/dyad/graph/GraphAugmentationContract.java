package dev.dyad.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Origin;
import dev.dyad.core.RandomKey;
import dev.dyad.core.SpecCodec;
import dev.dyad.core.View;
import dev.dyad.testkit.AugmentationContract;
import dev.dyad.testkit.Seeds;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;
import org.junit.jupiter.api.Test;

/**
 * The contract for graphs: never empty, no dangling edge, nodes and edges known by their origin.
 */
abstract class GraphAugmentationContract extends AugmentationContract<AttributedGraph> {
  @Override
  protected AttributedGraph sample(SplittableGenerator random) {
    return Graphs.typical(random);
  }

  @Override
  protected List<AttributedGraph> edgeSamples() {
    return Graphs.edges();
  }

  @Override
  protected SpecCodec codec() {
    return new SpecCodec("modality 'graph'", List.of(augmentation().getClass()));
  }

  @Override
  protected void checkInvariants(AttributedGraph before, AttributedGraph after) {
    assertThat(after.directed()).isEqualTo(before.directed());
    assertThat(after.weighted()).isEqualTo(before.weighted());
    assertThat(after.nodes().labelCount()).isEqualTo(before.nodes().labelCount());
    assertThat(after.nodes().width()).isEqualTo(before.nodes().width());
    assertThat(after.edges().labelCount()).isEqualTo(before.edges().labelCount());
    assertThat(after.edges().width()).isEqualTo(before.edges().width());
    assertThat(copied(after)).isEqualTo(after);
  }

  /** The graph made anew with every check there is. */
  static AttributedGraph copied(AttributedGraph graph) {
    Structure structure = graph.structure();
    AttributedGraph copy =
        AttributedGraph.of(
                Structure.of(
                    structure.directed(),
                    structure.nodeCount(),
                    structure.sources(),
                    structure.targets()))
            .withNodes(copied(graph.nodes()))
            .withEdges(copied(graph.edges()));
    double[] weights = new double[graph.edgeCount()];
    for (int e = 0; e < weights.length; e++) {
      weights[e] = graph.weight(e);
    }
    return graph.weighted() ? copy.withWeights(weights) : copy;
  }

  private static Attributes copied(Attributes attributes) {
    Attributes copy = Attributes.none(attributes.size());
    if (attributes.labelCount() > 0) {
      copy = copy.withLabels(attributes.labelCount(), attributes.labels());
    }
    return attributes.width() > 0
        ? copy.withFeatures(attributes.width(), attributes.features())
        : copy;
  }

  /** The view that a key gives. */
  static View<AttributedGraph> view(
      Augmentation<AttributedGraph> augmentation, AttributedGraph graph, long key) {
    return augmentation.apply(
        View.raw(graph, new Origin("sample", 0, 0, key)), RandomKey.of(key).generator());
  }

  /** Whether edges that are traced keep their ends and attributes; false for those that do not. */
  protected boolean keepsEdgeAttributes() {
    return true;
  }

  @Test
  void survivesAnyGraph() {
    Seeds.forAll(
        300,
        random -> {
          AttributedGraph graph = Graphs.any(random);
          View<AttributedGraph> view = view(augmentation(), graph, random.nextLong());
          checkInvariants(graph, view.value());
        });
  }

  @Test
  void tracesEveryNodeAndEdgeToTheOriginal() {
    Seeds.forAll(
        100,
        random -> {
          AttributedGraph graph = Graphs.any(random);
          View<AttributedGraph> view = view(augmentation(), graph, random.nextLong());
          Traced traced = Traced.of(graph, view.changes());
          assertThat(traced.graph()).isEqualTo(view.value());
          assertThat(traced.nodes()).hasSize(view.value().nodeCount()).doesNotHaveDuplicates();
          assertThat(traced.edges()).hasSize(view.value().edgeCount());
          for (int e = 0; e < traced.edges().length; e++) {
            int origin = traced.edges()[e];
            if (origin >= 0) {
              int source = traced.nodes()[view.value().source(e)];
              int target = traced.nodes()[view.value().target(e)];
              boolean turned = !graph.directed() && source != graph.source(origin);
              assertThat(turned ? target : source).isEqualTo(graph.source(origin));
              assertThat(turned ? source : target).isEqualTo(graph.target(origin));
              if (keepsEdgeAttributes()) {
                assertThat(view.value().weight(e)).isEqualTo(graph.weight(origin));
                assertThat(view.value().edges().label(e)).isEqualTo(graph.edges().label(origin));
              }
            }
          }
        });
  }
}
