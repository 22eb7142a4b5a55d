package dev.dyad.learn.method;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Block;
import dev.dyad.core.Require;
import dev.dyad.learn.Learner;
import dev.dyad.learn.LearnerBatch;
import dev.dyad.learn.Losses;
import dev.dyad.learn.Method;
import java.util.List;
import java.util.function.Supplier;

/**
 * N-pair: a first view must find its second among the second views of the batch by plain dot
 * products, log(1 + Σ_{j≠i} exp(a_i·p_j - a_i·p_i)), with a penalty on long embeddings, ½λ (mean
 * |a|² + mean |p|²) / 2. Exact copies, and with labels samples of one label, are not each other's
 * negatives. There is no head: the encoder's output is what the loss shapes.
 *
 * @param lengthPenalty λ; 0.002 is TensorFlow's, for the paper names none
 * @param byLabel whether labels say what is the same; without, only views of one sample are
 * @see <a href="https://papers.nips.cc/paper/6200">Sohn 2016</a>
 */
public record NPair(double lengthPenalty, boolean byLabel) implements Method {
  /** λ = 0.002, labels not looked at. */
  public NPair() {
    this(0.002, false);
  }

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if the penalty is negative
   */
  public NPair {
    Require.within("lengthPenalty", lengthPenalty, 0, 1e6);
  }

  @Override
  public boolean needsLabels() {
    return byLabel;
  }

  @Override
  public String about() {
    return "a view finds its partner among all second views by dot products; no head";
  }

  @Override
  public String paper() {
    return "Sohn 2016, https://papers.nips.cc/paper/6200";
  }

  @Override
  public Learner learner(Supplier<Block> encoder) {
    return new NPairLearner(encoder.get());
  }

  private final class NPairLearner implements Learner {
    private final Block encoder;

    NPairLearner(Block encoder) {
      this.encoder = encoder;
    }

    @Override
    public Block encoder() {
      return encoder;
    }

    @Override
    public NDArray loss(LearnerBatch batch, Forward forward) {
      List<NDList> views = batch.requireViews(2, "NPair");
      NDArray anchors = forward.single(encoder, views.get(0)); // (N, D)
      NDArray positives = forward.single(encoder, views.get(1));
      NDArray kinds = Kinds.beside(anchors, batch, byLabel);
      NDArray lengths = anchors.square().sum().add(positives.square().sum()).div(batch.size());
      return Losses.dotInfoNce(anchors, positives, kinds)
          .add(lengths.mul((float) (lengthPenalty / 4)));
    }
  }
}
