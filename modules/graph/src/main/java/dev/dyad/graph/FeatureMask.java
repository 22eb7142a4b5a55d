package dev.dyad.graph;

import dev.dyad.core.Augmentation;
import dev.dyad.core.RandomKey;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Hides whole columns of what is known of the nodes, in all nodes at once, each column with the
 * same probability on its own. A column is one label (nodes that have it become {@link
 * Attributes#UNKNOWN}) or one feature (it becomes 0). Draws a key, from which a number is drawn for
 * each column.
 *
 * @param rate probability of a column to be hidden, in 0..1
 * @see <a href="https://arxiv.org/abs/2006.04131">Zhu et al. 2020 (GRACE), section 3.2</a>
 */
public record FeatureMask(double rate) implements Augmentation<AttributedGraph> {
  /**
   * Checks the rate.
   *
   * @throws IllegalArgumentException if rate is not in 0..1
   */
  public FeatureMask {
    Require.within("rate", rate, 0, 1);
  }

  /** Three columns in ten. */
  public FeatureMask() {
    this(0.3);
  }

  @Override
  public View<AttributedGraph> apply(View<AttributedGraph> in, SplittableGenerator random) {
    long key = random.nextLong();
    return in.value().nodes().columns() == 0 ? in : in.then(new MaskColumns(rate, key));
  }

  /**
   * Hides columns drawn from a key.
   *
   * @param rate probability of each
   * @param key value of the {@link RandomKey} that chooses them
   */
  public record MaskColumns(double rate, long key) implements GraphChange {
    @Override
    public Traced trace(AttributedGraph graph) {
      var random = new RandomKey(key).generator();
      boolean[] masked = new boolean[graph.nodes().columns()];
      for (int c = 0; c < masked.length; c++) {
        masked[c] = random.nextDouble() < rate;
      }
      return Traced.original(graph.withNodes(graph.nodes().withoutColumns(masked)));
    }
  }
}
