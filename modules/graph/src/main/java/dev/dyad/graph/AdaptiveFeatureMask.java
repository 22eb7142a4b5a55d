package dev.dyad.graph;

import dev.dyad.core.Augmentation;
import dev.dyad.core.RandomKey;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.random.RandomGenerator;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Hides whole columns of what is known of the nodes as {@link FeatureMask} does, but those that
 * matter least most often. A column is worth w, the sum over the nodes of its absolute value times
 * their centrality (of a label: the centralities of the nodes that have it); with s = log w it is
 * hidden with probability {@code min((max s - s) / (max s - mean s) * rate, cutoff)}. Columns that
 * are 0 throughout do not count. Draws a key, from which a number is drawn for each column.
 *
 * @param rate mean probability of hiding, before the cutoff, in 0..1
 * @param cutoff highest probability of hiding, in 0..1
 * @param centrality what makes a node matter
 * @see <a href="https://arxiv.org/abs/2010.14945">Zhu et al. 2021 (GCA), section 3.2.2</a>
 */
public record AdaptiveFeatureMask(double rate, double cutoff, Centrality centrality)
    implements Augmentation<AttributedGraph> {
  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if rate or cutoff is not in 0..1
   */
  public AdaptiveFeatureMask {
    Require.within("rate", rate, 0, 1);
    Require.within("cutoff", cutoff, 0, 1);
  }

  /** Three columns in ten, none with more than 0.7, by degree. */
  public AdaptiveFeatureMask() {
    this(0.3);
  }

  /** None with more than 0.7, by degree. */
  public AdaptiveFeatureMask(double rate) {
    this(rate, 0.7, Centrality.DEGREE);
  }

  /** None with more than 0.7. */
  public AdaptiveFeatureMask(double rate, Centrality centrality) {
    this(rate, 0.7, centrality);
  }

  @Override
  public View<AttributedGraph> apply(View<AttributedGraph> in, SplittableGenerator random) {
    long key = random.nextLong();
    return in.value().nodes().columns() == 0
        ? in
        : in.then(new MaskLeastColumns(rate, cutoff, centrality, key));
  }

  /**
   * Hides columns drawn from a key.
   *
   * @param rate mean probability of hiding, before the cutoff
   * @param cutoff highest probability of hiding
   * @param centrality what makes a node matter
   * @param key value of the {@link RandomKey} that chooses them
   */
  public record MaskLeastColumns(double rate, double cutoff, Centrality centrality, long key)
      implements GraphChange {
    @Override
    public Traced trace(AttributedGraph graph) {
      RandomGenerator random = new RandomKey(key).generator();
      double[] probabilities = probabilities(graph);
      boolean[] masked = new boolean[probabilities.length];
      for (int c = 0; c < masked.length; c++) {
        masked[c] = random.nextDouble() < probabilities[c];
      }
      return Traced.original(graph.withNodes(graph.nodes().withoutColumns(masked)));
    }

    /** The probability of each column to be hidden. */
    double[] probabilities(AttributedGraph graph) {
      Attributes nodes = graph.nodes();
      double[] scores = graph.structure().scores(centrality);
      double[] worth = new double[nodes.columns()];
      for (int v = 0; v < nodes.size(); v++) {
        if (nodes.label(v) >= 0) {
          worth[nodes.label(v)] += scores[v];
        }
        for (int c = 0; c < nodes.width(); c++) {
          worth[nodes.labelCount() + c] += Math.abs(nodes.feature(v, c)) * scores[v];
        }
      }
      return Importance.dropping(worth, rate, cutoff);
    }
  }
}
