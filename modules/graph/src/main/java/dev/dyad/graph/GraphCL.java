package dev.dyad.graph;

import dev.dyad.core.Augmentation;
import dev.dyad.core.OneOf;
import dev.dyad.core.Preset;
import dev.dyad.core.Require;
import java.util.List;

/**
 * The two views of GraphCL: each by one augmentation drawn for it.
 *
 * @param rate part of the nodes or edges that an augmentation acts on, in 0..1
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
        new OneOf<>(List.of(new NodeDrop(rate), new EdgeDrop(rate)));
    return List.of(pipeline, pipeline);
  }
}
