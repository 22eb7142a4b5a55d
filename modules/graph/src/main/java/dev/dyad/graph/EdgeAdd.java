package dev.dyad.graph;

import dev.dyad.core.Augmentation;
import dev.dyad.core.RandomKey;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Joins pairs of different nodes that no edge joins, every choice of as many as likely as the
 * others. How many is {@code rate * edges}, rounded up or down at random so that the expectation is
 * right for small graphs too; as many as there are, where there are fewer free pairs. A new edge
 * has the attributes and the weight of one of the graph's edges, drawn uniformly. Draws the count,
 * then the key of the choice.
 *
 * @param rate expected number of new edges, as a part of those there are, in 0..1
 * @see <a href="https://arxiv.org/abs/2010.13902">You et al. 2020 (GraphCL), section 3.1</a>
 */
public record EdgeAdd(double rate) implements Augmentation<AttributedGraph> {
  /**
   * Checks the rate.
   *
   * @throws IllegalArgumentException if rate is not in 0..1
   */
  public EdgeAdd {
    Require.within("rate", rate, 0, 1);
  }

  /** A fifth as many as there are. */
  public EdgeAdd() {
    this(0.2);
  }

  @Override
  public View<AttributedGraph> apply(View<AttributedGraph> in, SplittableGenerator random) {
    int count = Draws.count(rate, in.value().edgeCount(), random);
    long key = random.nextLong();
    return count == 0 ? in : in.then(new AddEdges(count, key));
  }

  /**
   * Adds edges drawn from a key.
   *
   * @param count how many, at most
   * @param key value of the {@link RandomKey} that chooses them
   */
  public record AddEdges(int count, long key) implements GraphChange {
    @Override
    public Traced trace(AttributedGraph graph) {
      return Parts.changed(graph, 0, count, key);
    }
  }
}
