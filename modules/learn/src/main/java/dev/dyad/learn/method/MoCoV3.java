package dev.dyad.learn.method;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import dev.dyad.core.Require;
import dev.dyad.learn.Learner;
import dev.dyad.learn.LearnerBatch;
import dev.dyad.learn.Losses;
import dev.dyad.learn.Method;
import java.util.List;
import java.util.function.Supplier;

/**
 * MoCo v3: each view's prediction must find the other view, seen by a slowly moving key encoder,
 * among the keys of its batch; both ways, without a queue. 2t · InfoNCE, as in the paper's code, so
 * that the temperature does not scale gradients. Exact copies are not each other's negatives.
 *
 * @param momentum share of its weights that the key encoder keeps at the first step; it rises to 1
 *     along a cosine
 * @param temperature t of InfoNCE; the paper: 1 for ResNets, 0.2 for transformers
 * @param hiddenDimensions width of the hidden layer of both heads
 * @param projectionDimensions width of projections and predictions
 * @see <a href="https://arxiv.org/abs/2104.02057">Chen et al. 2021</a>
 */
public record MoCoV3(
    double momentum, double temperature, int hiddenDimensions, int projectionDimensions)
    implements Method {
  /** The paper's for ResNets: momentum 0.996, temperature 1, heads of 4,096 and 256. */
  public MoCoV3() {
    this(0.996, 1, 4096, 256);
  }

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public MoCoV3 {
    Require.within("momentum", momentum, 0, 1);
    Require.positive("temperature", temperature);
    Require.positive("hiddenDimensions", hiddenDimensions);
    Require.positive("projectionDimensions", projectionDimensions);
  }

  @Override
  public String about() {
    return "a view's prediction finds its partner, seen by a momentum encoder, within the batch";
  }

  @Override
  public String paper() {
    return "Chen et al. 2021, https://arxiv.org/abs/2104.02057";
  }

  @Override
  public Learner learner(Supplier<Block> encoder) {
    return new MoCoV3Learner(encoder.get(), encoder.get());
  }

  private Block projector() {
    return Head.normedThroughout(List.of(hiddenDimensions), projectionDimensions);
  }

  private final class MoCoV3Learner extends MomentumLearner {
    private final Block predictor =
        Head.normedThroughout(List.of(hiddenDimensions), projectionDimensions);
    private final Block network = new SequentialBlock().add(super.network()).add(predictor);

    MoCoV3Learner(Block encoder, Block keyEncoder) {
      super(encoder, projector(), keyEncoder, projector());
    }

    @Override
    public Block network() {
      return network;
    }

    @Override
    public NDArray loss(LearnerBatch batch, Forward forward) {
      List<NDList> views = batch.requireViews(2, "MoCoV3");
      NDArray q1 = predict(views.get(0), forward); // (N, projectionDimensions)
      NDArray q2 = predict(views.get(1), forward);
      NDArray k1 = key(views.get(0), forward);
      NDArray k2 = key(views.get(1), forward);
      NDArray groups = Kinds.copies(q1, batch);
      return Losses.infoNce(q1, k2, groups, temperature)
          .add(Losses.infoNce(q2, k1, groups, temperature))
          .mul((float) (2 * temperature));
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
