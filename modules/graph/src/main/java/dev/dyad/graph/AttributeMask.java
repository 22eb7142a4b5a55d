package dev.dyad.graph;

import dev.dyad.core.Augmentation;
import dev.dyad.core.RandomKey;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.Arrays;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Hides labels and features of nodes: the label becomes {@link Attributes#UNKNOWN}, features become
 * 0. Every choice of as many nodes is as likely as the others; how many is {@code rate * nodes},
 * rounded up or down at random so that the expectation is right for small graphs too. Graphs whose
 * nodes have neither labels nor features stay. Draws the count, then the key of the choice.
 *
 * @param rate expected part of the nodes to hide, in 0..1
 * @see <a href="https://arxiv.org/abs/2010.13902">You et al. 2020 (GraphCL), section 3.1</a>
 */
public record AttributeMask(double rate) implements Augmentation<AttributedGraph> {
  /**
   * Checks the rate.
   *
   * @throws IllegalArgumentException if rate is not in 0..1
   */
  public AttributeMask {
    Require.within("rate", rate, 0, 1);
  }

  /** A fifth of the nodes. */
  public AttributeMask() {
    this(0.2);
  }

  @Override
  public View<AttributedGraph> apply(View<AttributedGraph> in, SplittableGenerator random) {
    int count = Draws.count(rate, in.value().nodeCount(), random);
    long key = random.nextLong();
    boolean nothing = count == 0 || in.value().nodes().columns() == 0;
    return nothing ? in : in.then(new MaskNodes(count, key));
  }

  /**
   * Hides what is known of nodes drawn from a key.
   *
   * @param count how many, at most as many as there are
   * @param key value of the {@link RandomKey} that chooses them
   */
  public record MaskNodes(int count, long key) implements GraphChange {
    @Override
    public Traced trace(AttributedGraph graph) {
      Attributes nodes = graph.nodes();
      boolean[] masked = Draws.choose(count, nodes.size(), new RandomKey(key).generator());
      int[] labels = nodes.labels().clone();
      float[] features = nodes.features().clone();
      for (int v = 0; v < masked.length; v++) {
        if (masked[v]) {
          Arrays.fill(features, v * nodes.width(), (v + 1) * nodes.width(), 0);
          if (labels.length > 0) {
            labels[v] = Attributes.UNKNOWN;
          }
        }
      }
      return Traced.original(graph.withNodes(nodes.wrap(labels, features)));
    }
  }
}
