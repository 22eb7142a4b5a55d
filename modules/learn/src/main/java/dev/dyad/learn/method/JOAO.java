package dev.dyad.learn.method;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
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
 * JOAO: SimCLR that chooses its pair of augmentations itself. Each view of a sample is made by
 * another pipeline; every two of them are a pair with a probability, and the loss is the mean of
 * their NT-Xent losses, weighted by these. The pairs that are hardest to match gain: after each
 * step p ← Π(p + rate · (losses - γ · (p - 1/n))), where Π finds the nearest probabilities. The
 * paper draws one pair a batch and takes this step once an epoch; all pairs of all batches give the
 * same expectation with less noise, at the price of encoding every view. With two views there is
 * nothing to choose: it is SimCLR.
 *
 * @param temperature of NT-Xent
 * @param gamma γ, what holds the probabilities together; the paper tries 0.01, 0.1 and 1
 * @param rate how far the probabilities move in a step
 * @param hiddenDimensions width of the head's hidden layer
 * @param projectionDimensions width of the head's output, where the loss is taken
 * @see <a href="https://arxiv.org/abs/2106.07594">You et al. 2021, equations 7 and 8</a>
 */
public record JOAO(
    double temperature, double gamma, double rate, int hiddenDimensions, int projectionDimensions)
    implements Method {
  /** Temperature 0.5, γ 0.1, rate 0.1, head of 512 and 128. */
  public JOAO() {
    this(0.5, 0.1, 0.1, 512, 128);
  }

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is not positive
   */
  public JOAO {
    Require.positive("temperature", temperature);
    Require.positive("gamma", gamma);
    Require.positive("rate", rate);
    Require.positive("hiddenDimensions", hiddenDimensions);
    Require.positive("projectionDimensions", projectionDimensions);
  }

  @Override
  public String about() {
    return "SimCLR of three or more pipelines: finds which two of them to pair";
  }

  @Override
  public String paper() {
    return "You et al. 2021, https://arxiv.org/abs/2106.07594";
  }

  @Override
  public Learner learner(Supplier<Block> encoder) {
    return new JOAOLearner(encoder.get());
  }

  private final class JOAOLearner implements Learner {
    private final Block encoder;
    private final Block head = Head.perceptron(hiddenDimensions, projectionDimensions);
    private final Block network;
    private PairProbabilities pairs;
    private NDArray losses; // of each pair

    JOAOLearner(Block encoder) {
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
    public void initialize(NDManager manager, List<Shape[]> inputs) {
      Require.that(
          inputs.size() > 1,
          "JOAO chooses among pairs of views, but was given %d. Name one pipeline for each view:"
              + " views: [[NodeDrop], [EdgePerturb], [Subgraph]]",
          inputs.size());
      Learner.super.initialize(manager, inputs);
      pairs = new PairProbabilities(manager, inputs.size());
    }

    @Override
    public NDArray loss(LearnerBatch batch, Forward forward) {
      List<NDArray> projections =
          batch.views().stream()
              .map(view -> forward.single(head, forward.apply(encoder, view)))
              .toList(); // of each view, (N, projectionDimensions)
      var each = new NDList();
      for (int second = 1; second < projections.size(); second++) {
        for (int first = 0; first < second; first++) {
          each.add(ntXent(batch, projections.get(first), projections.get(second)));
        }
      }
      losses = NDArrays.stack(each); // (pairs)
      return losses.mul(pairs.array()).sum();
    }

    private NDArray ntXent(LearnerBatch batch, NDArray z1, NDArray z2) {
      return batch
          .groups()
          .map(groups -> Losses.ntXent(z1, z2, groups, temperature))
          .orElseGet(() -> Losses.ntXent(z1, z2, temperature));
    }

    @Override
    public void afterStep(double progress) {
      pairs.step(losses, gamma, rate);
    }

    @Override
    public Map<String, NDArray> state() {
      return Map.of("probabilities", pairs.array());
    }

    @Override
    public Map<String, Double> figures() {
      return pairs.figures();
    }
  }
}
