package dev.dyad.graph;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Preset;
import dev.dyad.core.Require;
import dev.dyad.core.Sequence;
import java.util.List;

/**
 * The two unlike views of GCA: edges dropped and columns of features hidden, those that matter
 * least most often.
 *
 * @param edgeRates mean probability of dropping an edge in the first and the second view
 * @param featureRates mean probability of hiding a column in the first and the second view
 * @param centrality what makes a node matter
 * @see <a href="https://arxiv.org/abs/2010.14945">Zhu et al. 2021</a>
 */
public record GCA(List<Double> edgeRates, List<Double> featureRates, Centrality centrality)
    implements Preset<AttributedGraph> {
  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if there are not two rates of each, or one is not in 0..1
   */
  public GCA {
    edgeRates = checked("edgeRates", edgeRates);
    featureRates = checked("featureRates", featureRates);
  }

  /** Edges 0.3 and 0.4, features 0.1 and 0, by degree: the defaults of the authors' program. */
  public GCA() {
    this(List.of(0.3, 0.4), List.of(0.1, 0.0), Centrality.DEGREE);
  }

  private static List<Double> checked(String name, List<Double> rates) {
    Require.that(
        rates.size() == 2, "%s must be one for each of two views, but has %d", name, rates.size());
    rates.forEach(rate -> Require.within(name, rate, 0, 1));
    return List.copyOf(rates);
  }

  @Override
  public List<Augmentation<AttributedGraph>> pipelines() {
    return List.of(pipeline(0), pipeline(1));
  }

  private Augmentation<AttributedGraph> pipeline(int view) {
    return new Sequence<>(
        List.of(
            new AdaptiveEdgeDrop(edgeRates.get(view), centrality),
            new AdaptiveFeatureMask(featureRates.get(view), centrality)));
  }
}
