package dev.dyad.graph;

import dev.dyad.core.Augmentation;
import dev.dyad.core.RandomKey;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Drops edges as {@link EdgeDrop} does and adds as many as {@link EdgeAdd} does, so that the number
 * of edges stays; where an edge was dropped none is added. Draws the count, then the key of the
 * choice.
 *
 * @param rate expected part of the edges to drop, and as many to add, in 0..1
 * @see <a href="https://arxiv.org/abs/2010.13902">You et al. 2020 (GraphCL), section 3.1</a>
 */
public record EdgePerturb(double rate) implements Augmentation<AttributedGraph> {
  /**
   * Checks the rate.
   *
   * @throws IllegalArgumentException if rate is not in 0..1
   */
  public EdgePerturb {
    Require.within("rate", rate, 0, 1);
  }

  /** A fifth of the edges. */
  public EdgePerturb() {
    this(0.2);
  }

  @Override
  public View<AttributedGraph> apply(View<AttributedGraph> in, SplittableGenerator random) {
    int count = Draws.count(rate, in.value().edgeCount(), random);
    long key = random.nextLong();
    return count == 0 ? in : in.then(new PerturbEdges(count, count, key));
  }

  /**
   * Drops and adds edges drawn from a key.
   *
   * @param dropped how many to drop, at most as many as there are
   * @param added how many to add, at most
   * @param key value of the {@link RandomKey} that chooses them
   */
  public record PerturbEdges(int dropped, int added, long key) implements GraphChange {
    @Override
    public Traced trace(AttributedGraph graph) {
      return Parts.changed(graph, dropped, added, key);
    }
  }
}
