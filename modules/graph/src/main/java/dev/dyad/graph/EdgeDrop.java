package dev.dyad.graph;

import dev.dyad.core.Augmentation;
import dev.dyad.core.RandomKey;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Drops edges, every choice of as many as likely as the others; all nodes stay. How many is {@code
 * rate * edges}, rounded up or down at random so that the expectation is right for small graphs
 * too. Draws the count, then the key of the choice.
 *
 * @param rate expected part of the edges to drop, in 0..1
 * @see <a href="https://arxiv.org/abs/1907.10903">Rong et al. 2020 (DropEdge)</a>, <a
 *     href="https://arxiv.org/abs/2006.04131">Zhu et al. 2020 (GRACE), section 3.2</a>
 */
public record EdgeDrop(double rate) implements Augmentation<AttributedGraph> {
  /**
   * Checks the rate.
   *
   * @throws IllegalArgumentException if rate is not in 0..1
   */
  public EdgeDrop {
    Require.within("rate", rate, 0, 1);
  }

  /** A fifth of the edges. */
  public EdgeDrop() {
    this(0.2);
  }

  @Override
  public View<AttributedGraph> apply(View<AttributedGraph> in, SplittableGenerator random) {
    int count = Draws.count(rate, in.value().edgeCount(), random);
    long key = random.nextLong();
    return count == 0 ? in : in.then(new DropEdges(count, key));
  }

  /**
   * Drops edges drawn from a key.
   *
   * @param count how many, at most as many as there are
   * @param key value of the {@link RandomKey} that chooses them
   */
  public record DropEdges(int count, long key) implements GraphChange {
    @Override
    public Traced trace(AttributedGraph graph) {
      return Parts.withoutEdges(graph, count, key);
    }
  }
}
