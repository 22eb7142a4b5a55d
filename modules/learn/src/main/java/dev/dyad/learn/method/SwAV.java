package dev.dyad.learn.method;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
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
 * SwAV: each view must tell to which prototypes another view of its sample belongs. Codes are made
 * from the first two views, the whole ones; further views, usually smaller crops, only predict
 * (multi-crop). Views of one size pass the encoder together; views of several sizes need an encoder
 * that takes any, such as a ResNet.
 *
 * @param prototypes how many; they are trained, and kept at unit length
 * @param temperature of the prediction
 * @param epsilon how soft codes are
 * @param rounds of Sinkhorn-Knopp
 * @param hiddenDimensions width of the head's hidden layer
 * @param projectionDimensions width of the head's output
 * @see <a href="https://arxiv.org/abs/2006.09882">Caron et al. 2020</a>
 */
public record SwAV(
    int prototypes,
    double temperature,
    double epsilon,
    int rounds,
    int hiddenDimensions,
    int projectionDimensions)
    implements Method {
  private static final int WHOLE_VIEWS = 2;

  /** 3,000 prototypes, temperature 0.1, ε 0.05, 3 rounds, head of 2,048 and 128. */
  public SwAV() {
    this(3000);
  }

  /** Temperature 0.1, ε 0.05, 3 rounds, head of 2,048 and 128. */
  public SwAV(int prototypes) {
    this(prototypes, 0.1, 0.05, 3, 2048, 128);
  }

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is not positive
   */
  public SwAV {
    Require.positive("prototypes", prototypes);
    Require.positive("temperature", temperature);
    Require.positive("epsilon", epsilon);
    Require.positive("rounds", rounds);
    Require.positive("hiddenDimensions", hiddenDimensions);
    Require.positive("projectionDimensions", projectionDimensions);
  }

  @Override
  public String about() {
    return "a view tells to which prototypes the others belong; takes small crops beside whole views";
  }

  @Override
  public String paper() {
    return "Caron et al. 2020, https://arxiv.org/abs/2006.09882";
  }

  @Override
  public Learner learner(Supplier<Block> encoder) {
    return new SwAVLearner(encoder.get());
  }

  private final class SwAVLearner implements Learner {
    private final Block encoder;
    private final Block projector = Head.normed(List.of(hiddenDimensions), projectionDimensions);
    private final Prototypes directions = new Prototypes(prototypes);
    private final Block network;

    SwAVLearner(Block encoder) {
      this.encoder = encoder;
      this.network = new SequentialBlock().add(encoder).add(projector).add(directions.block());
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
      directions.normalize();
    }

    @Override
    public NDArray loss(LearnerBatch batch, Forward forward) {
      Require.that(
          batch.views().size() >= WHOLE_VIEWS,
          "SwAV needs at least 2 views of each sample, but was given %d",
          batch.views().size());
      List<NDArray> scores =
          ViewSizes.encode(encoder, batch, forward).stream()
              .map(h -> directions.scores(forward.single(projector, h), forward))
              .flatMap(all -> ViewSizes.parts(all, batch.size()).stream())
              .toList(); // for each view, (N, prototypes)
      var losses = new NDList();
      for (int whole = 0; whole < WHOLE_VIEWS; whole++) {
        NDArray codes = PredictionLosses.sinkhorn(scores.get(whole), epsilon, rounds);
        for (int view = 0; view < scores.size(); view++) {
          if (view != whole) {
            losses.add(PredictionLosses.swapped(scores.get(view), codes, temperature));
          }
        }
      }
      return NDArrays.stack(losses).mean();
    }

    @Override
    public void afterStep(double progress) {
      directions.normalize();
    }
  }
}
