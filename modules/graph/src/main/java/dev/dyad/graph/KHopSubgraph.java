package dev.dyad.graph;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Keeps a node drawn uniformly, all nodes within some hops of it, and all edges among them: an ego
 * network. Edges are followed both ways. Draws the node.
 *
 * @param hops how far nodes may be from the centre, not negative
 * @see <a href="https://arxiv.org/abs/2006.09963">Qiu et al. 2020 (GCC), section 3.2.1</a>
 */
public record KHopSubgraph(int hops) implements Augmentation<AttributedGraph> {
  /**
   * Checks the distance.
   *
   * @throws IllegalArgumentException if hops is negative
   */
  public KHopSubgraph {
    Require.within("hops", hops, 0, Integer.MAX_VALUE);
  }

  /** Two hops. */
  public KHopSubgraph() {
    this(2);
  }

  @Override
  public View<AttributedGraph> apply(View<AttributedGraph> in, SplittableGenerator random) {
    return in.then(new KeepAround(random.nextInt(in.value().nodeCount()), hops));
  }

  /**
   * Keeps what is near a node.
   *
   * @param centre the node
   * @param hops how far others may be from it
   */
  public record KeepAround(int centre, int hops) implements GraphChange {
    @Override
    public Traced trace(AttributedGraph graph) {
      boolean[] far = new boolean[graph.nodeCount()];
      java.util.Arrays.fill(far, true);
      int count = reach(graph.structure().adjacency(), far);
      return Parts.induced(graph, Draws.unmarked(far, count));
    }

    /** Unmarks what is near, breadth first, and counts it. */
    private int reach(Adjacency adjacency, boolean[] far) {
      int[] queue = new int[far.length];
      int count = 0;
      queue[count++] = centre;
      far[centre] = false;
      int begin = 0;
      for (int hop = 0; hop < hops && begin < count; hop++) {
        int end = count;
        for (; begin < end; begin++) {
          for (int i = 0; i < adjacency.degree(queue[begin]); i++) {
            int neighbour = adjacency.neighbour(queue[begin], i);
            if (far[neighbour]) {
              far[neighbour] = false;
              queue[count++] = neighbour;
            }
          }
        }
      }
      return count;
    }
  }
}
