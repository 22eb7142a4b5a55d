package dev.dyad.learn.method;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import dev.dyad.core.Require;
import dev.dyad.learn.Learner;
import dev.dyad.learn.LearnerBatch;
import dev.dyad.learn.Losses;
import dev.dyad.learn.Method;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/**
 * MoCo: the first view must find the second, seen by a slowly moving key encoder, among the keys of
 * many earlier batches. The key encoder starts from the encoder's weights; batch norms take their
 * statistics from the whole batch of keys: the paper shuffles keys between GPUs so that these tell
 * nothing of who belongs together, which a single device has no need of copying.
 *
 * <p>Both heads begin with a batch norm without scale and shift. The paper's encoder, a ResNet, has
 * such norms throughout. Without any, all embeddings drift side by side away from the earlier keys,
 * which lowers the loss and tells no two samples apart.
 *
 * @param version the heads of the first paper (linear) or of the second (hidden layer and ReLU)
 * @param queueSize how many keys are remembered; any batch size feeds it. Take fewer than there are
 *     samples, or a sample's own earlier keys are among its negatives
 * @param momentum share of its weights that the key encoder keeps at each step
 * @param temperature absent for the papers': 0.07 for V1, 0.2 for V2
 * @param hiddenDimensions width of V2's hidden layer
 * @param projectionDimensions width of the keys
 * @see <a href="https://arxiv.org/abs/1911.05722">He et al. 2019</a>
 * @see <a href="https://arxiv.org/abs/2003.04297">Chen et al. 2020 (v2)</a>
 */
public record MoCo(
    Version version,
    int queueSize,
    double momentum,
    OptionalDouble temperature,
    int hiddenDimensions,
    int projectionDimensions)
    implements Method {
  /** Which of the papers. */
  public enum Version {
    /** Linear head, temperature 0.07. */
    V1,
    /** Head with a hidden layer, temperature 0.2. */
    V2
  }

  /** V2 with 65,536 keys of 128 dimensions, momentum 0.999. */
  public MoCo() {
    this(Version.V2);
  }

  /** A version with 65,536 keys of 128 dimensions, momentum 0.999. */
  public MoCo(Version version) {
    this(version, 65_536, 0.999, OptionalDouble.empty(), 2048, 128);
  }

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public MoCo {
    Require.positive("queueSize", queueSize);
    Require.within("momentum", momentum, 0, 1);
    temperature.ifPresent(t -> Require.positive("temperature", t));
    Require.positive("hiddenDimensions", hiddenDimensions);
    Require.positive("projectionDimensions", projectionDimensions);
  }

  @Override
  public String about() {
    return "a view finds its partner, seen by a momentum encoder, among a queue of earlier keys";
  }

  @Override
  public String paper() {
    return "He et al. 2019, https://arxiv.org/abs/1911.05722; v2: Chen et al. 2020,"
        + " https://arxiv.org/abs/2003.04297";
  }

  @Override
  public Learner learner(Supplier<Block> encoder) {
    return new MoCoLearner(encoder.get(), encoder.get());
  }

  private Block head() {
    return Head.centred(
        version == Version.V1
            ? Head.linear(projectionDimensions)
            : Head.perceptron(hiddenDimensions, projectionDimensions));
  }

  private final class MoCoLearner extends MomentumLearner {
    private KeyQueue queue;

    MoCoLearner(Block encoder, Block keyEncoder) {
      super(encoder, head(), keyEncoder, head());
    }

    @Override
    public void start(NDManager manager) {
      super.start(manager);
      queue = new KeyQueue(manager, queueSize, projectionDimensions);
    }

    @Override
    public NDArray loss(LearnerBatch batch, Forward forward) {
      List<NDList> views = batch.requireViews(2, "MoCo");
      NDArray q = project(views.get(0), forward); // (N, projectionDimensions)
      NDArray k = key(views.get(1), forward);
      queue.await(k);
      double t = temperature.orElse(version == Version.V1 ? 0.07 : 0.2);
      return Losses.queueInfoNce(q, k, queue.keys(), t);
    }

    @Override
    public void afterStep(double progress) {
      follow(momentum);
      queue.push();
    }

    @Override
    public Map<String, NDArray> state() {
      return queue.state("queue");
    }
  }
}
