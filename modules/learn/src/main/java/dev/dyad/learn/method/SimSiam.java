package dev.dyad.learn.method;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import dev.dyad.core.Require;
import dev.dyad.learn.Learner;
import dev.dyad.learn.LearnerBatch;
import dev.dyad.learn.Method;
import dev.dyad.learn.PredictionLosses;
import java.util.List;
import java.util.function.Supplier;

/**
 * SimSiam: from each view, predict the projection of the other, which is held still; neither
 * negatives nor a second encoder. The loss is minus the cosine, mean of both ways.
 *
 * @param projectionDimensions width of the projector's three layers
 * @param bottleneckDimensions width of the predictor's hidden layer
 * @see <a href="https://arxiv.org/abs/2011.10566">Chen and He 2020</a>
 */
public record SimSiam(int projectionDimensions, int bottleneckDimensions) implements Method {
  /** Projector of 2,048, bottleneck of 512. */
  public SimSiam() {
    this(2048, 512);
  }

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is not positive
   */
  public SimSiam {
    Require.positive("projectionDimensions", projectionDimensions);
    Require.positive("bottleneckDimensions", bottleneckDimensions);
  }

  @Override
  public String about() {
    return "a view predicts its partner's projection, held still; no negatives, one encoder";
  }

  @Override
  public String paper() {
    return "Chen and He 2020, https://arxiv.org/abs/2011.10566";
  }

  @Override
  public Learner learner(Supplier<Block> encoder) {
    return new SimSiamLearner(encoder.get());
  }

  private final class SimSiamLearner implements Learner {
    private final Block encoder;
    private final Block projector =
        Head.normedThroughout(
            List.of(projectionDimensions, projectionDimensions), projectionDimensions);
    private final Block predictor =
        Head.normed(List.of(bottleneckDimensions), projectionDimensions);
    private final Block network;

    SimSiamLearner(Block encoder) {
      this.encoder = encoder;
      this.network = new SequentialBlock().add(encoder).add(projector).add(predictor);
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
      List<NDList> views = batch.requireViews(2, "SimSiam");
      NDArray z1 = project(views.get(0), forward); // (N, projectionDimensions)
      NDArray z2 = project(views.get(1), forward);
      NDArray p1 = forward.single(predictor, new NDList(z1));
      NDArray p2 = forward.single(predictor, new NDList(z2));
      return PredictionLosses.negativeCosine(p1, z2)
          .add(PredictionLosses.negativeCosine(p2, z1))
          .div(2);
    }

    private NDArray project(NDList view, Forward forward) {
      return forward.single(projector, forward.apply(encoder, view));
    }
  }
}
