package dev.dyad.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.Augmentation;
import org.junit.jupiter.api.Test;

class FeatureNoiseTest extends GraphAugmentationContract {
  @Override
  protected Augmentation<AttributedGraph> augmentation() {
    return new FeatureNoise();
  }

  @Test
  void hasMeanZeroAndTheGivenDeviation() {
    AttributedGraph graph =
        AttributedGraph.undirected(1).withNodes(Attributes.features(20_001, new float[20_001]));
    Attributes nodes = view(new FeatureNoise(2), graph, 1).value().nodes();
    double sum = 0;
    double squares = 0;
    for (int c = 0; c < 20_001; c++) {
      sum += nodes.feature(0, c);
      squares += nodes.feature(0, c) * nodes.feature(0, c);
    }
    assertThat(sum / 20_001).isBetween(-0.06, 0.06); // deviation 0.014
    assertThat(Math.sqrt(squares / 20_001)).isBetween(1.95, 2.05); // deviation 0.01
  }

  @Test
  void neverLeavesTheFiniteNumbers() {
    AttributedGraph graph =
        AttributedGraph.undirected(1).withNodes(Attributes.features(1, Float.MAX_VALUE));
    for (int key = 0; key < 20; key++) {
      AttributedGraph view = view(new FeatureNoise(1e9), graph, key).value();
      assertThat(Float.isFinite(view.nodes().feature(0, 0))).isTrue();
    }
  }

  @Test
  void keepsLabels() {
    AttributedGraph graph =
        AttributedGraph.undirected(2).withNodes(Attributes.labels(2, 1, 0).withFeatures(1, 1, 2));
    AttributedGraph view = view(new FeatureNoise(), graph, 1).value();
    assertThat(view.nodes().label(0)).isEqualTo(1);
    assertThat(view.nodes().label(1)).isZero();
  }
}
