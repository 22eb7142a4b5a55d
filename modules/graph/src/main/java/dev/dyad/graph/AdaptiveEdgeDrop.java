package dev.dyad.graph;

import dev.dyad.core.Augmentation;
import dev.dyad.core.RandomKey;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.random.RandomGenerator;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Drops each edge on its own, those that matter least most often. An undirected edge is worth the
 * mean centrality w of its ends, a directed one that of its target; with s = log w it is dropped
 * with probability {@code min((max s - s) / (max s - mean s) * rate, cutoff)}. Draws a key, from
 * which a number is drawn for each edge.
 *
 * @param rate mean probability of dropping, before the cutoff, in 0..1
 * @param cutoff highest probability of dropping, in 0..1
 * @param centrality what makes a node matter
 * @see <a href="https://arxiv.org/abs/2010.14945">Zhu et al. 2021 (GCA), section 3.2.1</a>
 */
public record AdaptiveEdgeDrop(double rate, double cutoff, Centrality centrality)
    implements Augmentation<AttributedGraph> {
  private static final double LEAST = 1e-8;

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if rate or cutoff is not in 0..1
   */
  public AdaptiveEdgeDrop {
    Require.within("rate", rate, 0, 1);
    Require.within("cutoff", cutoff, 0, 1);
  }

  /** Three edges in ten, none with more than 0.7, by degree. */
  public AdaptiveEdgeDrop() {
    this(0.3);
  }

  /** None with more than 0.7, by degree. */
  public AdaptiveEdgeDrop(double rate) {
    this(rate, 0.7, Centrality.DEGREE);
  }

  /** None with more than 0.7. */
  public AdaptiveEdgeDrop(double rate, Centrality centrality) {
    this(rate, 0.7, centrality);
  }

  @Override
  public View<AttributedGraph> apply(View<AttributedGraph> in, SplittableGenerator random) {
    long key = random.nextLong();
    return in.value().edgeCount() == 0
        ? in
        : in.then(new DropLeastEdges(rate, cutoff, centrality, key));
  }

  /**
   * Drops edges drawn from a key.
   *
   * @param rate mean probability of dropping, before the cutoff
   * @param cutoff highest probability of dropping
   * @param centrality what makes a node matter
   * @param key value of the {@link RandomKey} that chooses them
   */
  public record DropLeastEdges(double rate, double cutoff, Centrality centrality, long key)
      implements GraphChange {
    @Override
    public Traced trace(AttributedGraph graph) {
      RandomGenerator random = new RandomKey(key).generator();
      double[] probabilities = probabilities(graph.structure());
      boolean[] dropped = new boolean[probabilities.length];
      int kept = 0;
      for (int e = 0; e < dropped.length; e++) {
        dropped[e] = random.nextDouble() < probabilities[e];
        kept += dropped[e] ? 0 : 1;
      }
      return Parts.withEdges(graph, Draws.unmarked(dropped, kept));
    }

    /** The probability of each edge to be dropped. */
    double[] probabilities(Structure structure) {
      double[] scores = structure.scores(centrality);
      double[] worth = new double[structure.edgeCount()];
      for (int e = 0; e < worth.length; e++) {
        double target = scores[structure.target(e)];
        double source = structure.directed() ? target : scores[structure.source(e)];
        worth[e] = Math.max((source + target) / 2, LEAST);
      }
      return Importance.dropping(worth, rate, cutoff);
    }
  }
}
