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
 * Triplet network: an anchor must be nearer to its positive than to its negative by a margin, all
 * at unit length. Anchor and positive are the two views of a sample, or with labels the positive is
 * the farthest view of the same label (use batches with several samples of a label); the negative
 * is mined from the batch; a batch all of one kind teaches nothing. There is no head: the encoder's
 * output is what the loss shapes.
 *
 * @param margin by how much nearer, 0..2 makes sense on the unit sphere
 * @param mining which negative is taken
 * @param byLabel whether labels say what is the same; without, only views of one sample are
 * @see <a href="https://arxiv.org/abs/1503.03832">Schroff et al. 2015 (semi-hard negatives)</a>
 * @see <a href="https://arxiv.org/abs/1703.07737">Hermans et al. 2017 (hardest in the batch)</a>
 */
public record Triplet(double margin, Mining mining, boolean byLabel) implements Method {
  /** Which of the other samples of a batch is an anchor's negative. */
  public enum Mining {
    /** The nearest that is farther than the positive; if there is none, the farthest. */
    SEMI_HARD,
    /** The nearest. May collapse early in training. */
    HARDEST
  }

  /** Margin 0.2. */
  public Triplet() {
    this(0.2);
  }

  /** Semi-hard negatives, labels not looked at. */
  public Triplet(double margin) {
    this(margin, Mining.SEMI_HARD, false);
  }

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if the margin is not positive
   */
  public Triplet {
    Require.positive("margin", margin);
  }

  @Override
  public boolean needsLabels() {
    return byLabel;
  }

  @Override
  public String about() {
    return "an anchor is nearer to its positive than to a mined negative by a margin; no head";
  }

  @Override
  public String paper() {
    return "Schroff et al. 2015, https://arxiv.org/abs/1503.03832";
  }

  @Override
  public Learner learner(Supplier<Block> encoder) {
    return new TripletLearner(encoder.get());
  }

  private final class TripletLearner implements Learner {
    private final Block encoder;

    TripletLearner(Block encoder) {
      this.encoder = encoder;
    }

    @Override
    public Block encoder() {
      return encoder;
    }

    @Override
    public NDArray loss(LearnerBatch batch, Forward forward) {
      List<NDList> views = batch.requireViews(2, "Triplet");
      NDArray z1 = forward.single(encoder, views.get(0)).normalize(2, 1); // (N, D)
      NDArray z2 = forward.single(encoder, views.get(1)).normalize(2, 1);
      float[] similarities = z1.stopGradient().matMul(z2.stopGradient().transpose()).toFloatArray();
      long[] kinds = Kinds.of(batch, byLabel);
      MinedTriplets mined = MinedTriplets.of(similarities, kinds, mining);
      if (mined.size() == 0) {
        return z1.sum().mul(0);
      }
      return Losses.triplet(
          rows(z1, mined.anchors()),
          rows(z2, mined.positives()),
          rows(z2, mined.negatives()),
          margin);
    }

    private static NDArray rows(NDArray z, long[] indices) {
      return z.get(z.getManager().create(indices));
    }
  }
}
