package dev.dyad.learn.method;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import dev.dyad.core.Require;
import dev.dyad.learn.Learner;
import dev.dyad.learn.LearnerBatch;
import dev.dyad.learn.Losses;
import dev.dyad.learn.Method;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * NNCLR: the positive of a view is not its partner but its partner's nearest neighbour among the
 * projections of earlier batches. InfoNCE within the batch, mean of both ways; exact copies are not
 * each other's negatives.
 *
 * @param queueSize how many projections are remembered; any batch size feeds it
 * @param temperature of InfoNCE
 * @param hiddenDimensions width of the projector's two hidden layers
 * @param projectionDimensions width of projections and predictions
 * @param predictorDimensions width of the predictor's hidden layer
 * @see <a href="https://arxiv.org/abs/2104.14548">Dwibedi et al. 2021</a>
 */
public record NNCLR(
    int queueSize,
    double temperature,
    int hiddenDimensions,
    int projectionDimensions,
    int predictorDimensions)
    implements Method {
  /** 98,304 projections, temperature 0.1, heads of 2,048 and 256, predictor of 4,096. */
  public NNCLR() {
    this(98_304, 0.1, 2048, 256, 4096);
  }

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is not positive
   */
  public NNCLR {
    Require.positive("queueSize", queueSize);
    Require.positive("temperature", temperature);
    Require.positive("hiddenDimensions", hiddenDimensions);
    Require.positive("projectionDimensions", projectionDimensions);
    Require.positive("predictorDimensions", predictorDimensions);
  }

  @Override
  public String about() {
    return "the nearest neighbour of a view in a queue is its partner's positive";
  }

  @Override
  public String paper() {
    return "Dwibedi et al. 2021, https://arxiv.org/abs/2104.14548";
  }

  @Override
  public Learner learner(Supplier<Block> encoder) {
    return new NNCLRLearner(encoder.get());
  }

  private final class NNCLRLearner implements Learner {
    private final Block encoder;
    private final Block projector =
        Head.normedThroughout(List.of(hiddenDimensions, hiddenDimensions), projectionDimensions);
    private final Block predictor = Head.normed(List.of(predictorDimensions), projectionDimensions);
    private final Block network;
    private KeyQueue queue;

    NNCLRLearner(Block encoder) {
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
    public void start(NDManager manager) {
      queue = new KeyQueue(manager, queueSize, projectionDimensions);
    }

    @Override
    public NDArray loss(LearnerBatch batch, Forward forward) {
      List<NDList> views = batch.requireViews(2, "NNCLR");
      NDArray z1 = project(views.get(0), forward); // (N, projectionDimensions)
      NDArray z2 = project(views.get(1), forward);
      NDArray p1 = forward.single(predictor, new NDList(z1));
      NDArray p2 = forward.single(predictor, new NDList(z2));
      NDArray groups = Kinds.copies(z1, batch);
      queue.await(z1.stopGradient());
      return Losses.infoNce(queue.nearest(z1), p2, groups, temperature)
          .add(Losses.infoNce(queue.nearest(z2), p1, groups, temperature))
          .div(2);
    }

    private NDArray project(NDList view, Forward forward) {
      return forward.single(projector, forward.apply(encoder, view));
    }

    @Override
    public void afterStep(double progress) {
      queue.push();
    }

    @Override
    public Map<String, NDArray> state() {
      return queue.state("queue");
    }
  }
}
