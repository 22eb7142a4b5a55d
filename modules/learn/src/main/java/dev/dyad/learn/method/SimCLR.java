package dev.dyad.learn.method;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import dev.dyad.core.Require;
import dev.dyad.learn.Learner;
import dev.dyad.learn.LearnerBatch;
import dev.dyad.learn.Losses;
import dev.dyad.learn.Method;
import java.util.List;
import java.util.function.Supplier;

/**
 * SimCLR: two views of a sample attract, views of all other samples of the batch repel, by NT-Xent
 * after a two-layer head. Labels are never looked at; exact copies of a sample are not its
 * negatives.
 *
 * @param temperature of NT-Xent; the paper: 0.5 on CIFAR-10, 0.1 on ImageNet
 * @param hiddenDimensions width of the head's hidden layer
 * @param projectionDimensions width of the head's output, where the loss is taken; the paper: 128
 * @see <a href="https://arxiv.org/abs/2002.05709">Chen et al. 2020</a>
 */
public record SimCLR(double temperature, int hiddenDimensions, int projectionDimensions)
    implements Method {
  /** Temperature 0.5, head of 512 and 128. */
  public SimCLR() {
    this(0.5);
  }

  /** Head of 512 and 128. */
  public SimCLR(double temperature) {
    this(temperature, 512, 128);
  }

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is not positive
   */
  public SimCLR {
    Require.positive("temperature", temperature);
    Require.positive("hiddenDimensions", hiddenDimensions);
    Require.positive("projectionDimensions", projectionDimensions);
  }

  @Override
  public String about() {
    return "two views of a sample attract, all other samples of the batch repel (NT-Xent)";
  }

  @Override
  public String paper() {
    return "Chen et al. 2020, https://arxiv.org/abs/2002.05709";
  }

  @Override
  public Learner learner(Supplier<Block> encoder) {
    return new SimCLRLearner(encoder.get());
  }

  private final class SimCLRLearner implements Learner {
    private final Block encoder;
    private final Block head =
        new SequentialBlock()
            .add(Linear.builder().setUnits(hiddenDimensions).build())
            .add(Activation::relu)
            .add(Linear.builder().setUnits(projectionDimensions).build());
    private final Block network;

    SimCLRLearner(Block encoder) {
      this.encoder = encoder;
      this.network = new SequentialBlock().add(encoder).add(head);
    }

    @Override
    public Block network() {
      return network;
    }

    @Override
    public Block encoder() {
      return encoder;
    }

    @Override
    public NDArray loss(LearnerBatch batch, Forward forward) {
      List<NDList> views = batch.requireViews(2, "SimCLR");
      NDArray z1 = project(views.get(0), forward); // (N, projectionDimensions)
      NDArray z2 = project(views.get(1), forward);
      return batch
          .groups()
          .map(groups -> Losses.ntXent(z1, z2, groups, temperature))
          .orElseGet(() -> Losses.ntXent(z1, z2, temperature));
    }

    private NDArray project(NDList view, Forward forward) {
      return forward.single(head, forward.apply(encoder, view));
    }
  }
}
