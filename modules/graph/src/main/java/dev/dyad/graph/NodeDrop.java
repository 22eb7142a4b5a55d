package dev.dyad.graph;

import dev.dyad.core.Augmentation;
import dev.dyad.core.RandomKey;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Drops nodes with the edges at them, every choice of as many as likely as the others. How many is
 * {@code rate * nodes}, rounded up or down at random so that the expectation is right for small
 * graphs too; one node always stays. Draws the count, then the key of the choice.
 *
 * @param rate expected part of the nodes to drop, in 0..1
 * @see <a href="https://arxiv.org/abs/2010.13902">You et al. 2020 (GraphCL), section 3.1</a>
 */
public record NodeDrop(double rate) implements Augmentation<AttributedGraph> {
  /**
   * Checks the rate.
   *
   * @throws IllegalArgumentException if rate is not in 0..1
   */
  public NodeDrop {
    Require.within("rate", rate, 0, 1);
  }

  /** A fifth of the nodes. */
  public NodeDrop() {
    this(0.2);
  }

  @Override
  public View<AttributedGraph> apply(View<AttributedGraph> in, SplittableGenerator random) {
    int nodes = in.value().nodeCount();
    int count = Math.min(Draws.count(rate, nodes, random), nodes - 1);
    long key = random.nextLong();
    return count == 0 ? in : in.then(new DropNodes(count, key));
  }

  /**
   * Drops nodes drawn from a key.
   *
   * @param count how many, fewer than there are
   * @param key value of the {@link RandomKey} that chooses them
   */
  public record DropNodes(int count, long key) implements GraphChange {
    @Override
    public Traced trace(AttributedGraph graph) {
      int nodes = graph.nodeCount();
      boolean[] dropped = Draws.choose(count, nodes, new RandomKey(key).generator());
      return Parts.induced(graph, Draws.unmarked(dropped, nodes - count));
    }
  }
}
