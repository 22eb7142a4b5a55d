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
 * BYOL: from each view, predict what a slowly moving target network sees in the other; no
 * negatives. The loss is the squared distance of unit vectors, both ways.
 *
 * @param momentum share of its weights that the target keeps at the first step; it rises to 1 along
 *     a cosine
 * @param hiddenDimensions width of the hidden layer of projector and predictor
 * @param projectionDimensions width of projections and predictions
 * @see <a href="https://arxiv.org/abs/2006.07733">Grill et al. 2020</a>
 */
public record BYOL(double momentum, int hiddenDimensions, int projectionDimensions)
    implements Method {
  /** Momentum 0.996, heads of 4,096 and 256. */
  public BYOL() {
    this(0.996, 4096, 256);
  }

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public BYOL {
    Require.within("momentum", momentum, 0, 1);
    Require.positive("hiddenDimensions", hiddenDimensions);
    Require.positive("projectionDimensions", projectionDimensions);
  }

  @Override
  public String about() {
    return "a view predicts what a momentum encoder sees in its partner; no negatives";
  }

  @Override
  public String paper() {
    return "Grill et al. 2020, https://arxiv.org/abs/2006.07733";
  }

  @Override
  public Learner learner(Supplier<Block> encoder) {
    return new BYOLLearner(encoder.get(), encoder.get());
  }

  private Block head() {
    return Head.normed(List.of(hiddenDimensions), projectionDimensions);
  }

  private final class BYOLLearner extends MomentumLearner {
    private final Block predictor = head();
    private final Block network = new SequentialBlock().add(super.network()).add(predictor);

    BYOLLearner(Block encoder, Block targetEncoder) {
      super(encoder, head(), targetEncoder, head());
    }

    @Override
    public Block network() {
      return network;
    }

    @Override
    public NDArray loss(LearnerBatch batch, Forward forward) {
      List<NDList> views = batch.requireViews(2, "BYOL");
      NDArray p1 = predict(views.get(0), forward); // (N, projectionDimensions)
      NDArray p2 = predict(views.get(1), forward);
      NDArray t1 = key(views.get(0), forward);
      NDArray t2 = key(views.get(1), forward);
      // |a - b|² = 2 - 2 cos for unit vectors
      return PredictionLosses.negativeCosine(p1, t2)
          .add(PredictionLosses.negativeCosine(p2, t1))
          .mul(2)
          .add(4);
    }

    private NDArray predict(NDList view, Forward forward) {
      return forward.single(predictor, new NDList(project(view, forward)));
    }

    @Override
    public void afterStep(double progress) {
      follow(Follower.rising(momentum, progress));
    }
  }
}
