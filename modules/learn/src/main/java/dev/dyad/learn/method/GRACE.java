package dev.dyad.learn.method;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.core.Linear;
import dev.dyad.core.Require;
import dev.dyad.learn.Learner;
import dev.dyad.learn.Losses;
import dev.dyad.learn.Method;
import java.util.function.Supplier;

/**
 * GRACE: a node in one view of a graph shall find itself in the other, among all other nodes of
 * both views. With a sample for each node, such as its neighbourhood with the node first, and an
 * encoder that reads the first node, this is NT-Xent after a head of two layers with ELU between.
 * The negatives are the nodes of the batch; in the paper, where all of the graph is one batch, all
 * of them. Exact copies are not each other's negatives.
 *
 * @param temperature of NT-Xent; the paper: 0.4 for Cora, 0.9 for CiteSeer, 0.7 for PubMed and DBLP
 * @param projectionDimensions width of both layers of the head
 * @see <a href="https://arxiv.org/abs/2006.04131">Zhu et al. 2020</a>
 */
public record GRACE(double temperature, int projectionDimensions) implements Method {
  /** Temperature 0.4, head of 128. */
  public GRACE() {
    this(0.4, 128);
  }

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is not positive
   */
  public GRACE {
    Require.positive("temperature", temperature);
    Require.positive("projectionDimensions", projectionDimensions);
  }

  @Override
  public String about() {
    return "nodes of a graph that find themselves in another view of it";
  }

  @Override
  public String paper() {
    return "Zhu et al. 2020, https://arxiv.org/abs/2006.04131";
  }

  @Override
  public Learner learner(Supplier<Block> encoder) {
    var head =
        Head.linear(projectionDimensions)
            .add(Activation.eluBlock(1))
            .add(Linear.builder().setUnits(projectionDimensions).build());
    return new ProjectedPair(
        "GRACE",
        encoder.get(),
        head,
        (z1, z2, batch) -> {
          NDArray groups = Kinds.copies(z1, batch);
          return Losses.ntXent(z1, z2, groups, temperature);
        });
  }
}
