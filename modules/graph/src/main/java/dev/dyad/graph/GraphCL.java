package dev.dyad.graph;

import dev.dyad.core.Augmentation;
import dev.dyad.core.OneOf;
import dev.dyad.core.Preset;
import dev.dyad.core.Require;
import java.util.List;

/**
 * The two views of GraphCL: each by one of node dropping, edge perturbation, attribute masking and
 * subgraph, drawn with equal probability. The paper chooses a pair of them for each data set: say
 * so with {@link dev.dyad.core.PerView}.
 *
 * @param rate part of the nodes or edges that are dropped, added or hidden, in 0..1
 * @see <a href="https://arxiv.org/abs/2010.13902">You et al. 2020</a>
 */
public record GraphCL(double rate) implements Preset<AttributedGraph> {
  /**
   * Checks the rate.
   *
   * @throws IllegalArgumentException if rate is not in 0..1
   */
  public GraphCL {
    Require.within("rate", rate, 0, 1);
  }

  /** A fifth, as in the paper. */
  public GraphCL() {
    this(0.2);
  }

  @Override
  public List<Augmentation<AttributedGraph>> pipelines() {
    Augmentation<AttributedGraph> pipeline =
        new OneOf<>(
            List.of(
                new NodeDrop(rate),
                new EdgePerturb(rate),
                new AttributeMask(rate),
                new Subgraph(1 - rate)));
    return List.of(pipeline, pipeline);
  }
}
