package dev.dyad.graph;

import dev.dyad.core.Augmentation;
import dev.dyad.core.RandomKey;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Keeps the nodes that a random walk finds, and all edges among them. The walk starts anywhere and
 * follows edges both ways; when it has found nothing new for 32 steps it goes on at a new neighbour
 * of a node found before, and where there is none at any node not yet found, so that it always
 * finds as many as it should: {@code keep * nodes}, rounded up or down at random, and at least one.
 * Draws the count, then the key of the walk.
 *
 * @param keep expected part of the nodes to keep, in 0..1
 * @see <a href="https://arxiv.org/abs/2010.13902">You et al. 2020 (GraphCL), section 3.1</a>
 */
public record Subgraph(double keep) implements Augmentation<AttributedGraph> {
  /**
   * Checks the part.
   *
   * @throws IllegalArgumentException if keep is not in 0..1
   */
  public Subgraph {
    Require.within("keep", keep, 0, 1);
  }

  /** Four fifths of the nodes. */
  public Subgraph() {
    this(0.8);
  }

  @Override
  public View<AttributedGraph> apply(View<AttributedGraph> in, SplittableGenerator random) {
    int nodes = in.value().nodeCount();
    int count = Math.max(1, Draws.count(keep, nodes, random));
    long key = random.nextLong();
    return count == nodes ? in : in.then(new KeepWalked(count, key));
  }

  /**
   * Keeps the nodes found by a walk drawn from a key.
   *
   * @param count how many, from 1 to as many as there are
   * @param key value of the {@link RandomKey} that draws the walk
   */
  public record KeepWalked(int count, long key) implements GraphChange {
    @Override
    public Traced trace(AttributedGraph graph) {
      var random = new RandomKey(key).generator();
      return Parts.induced(graph, Walk.find(graph.structure(), count, random));
    }
  }
}
