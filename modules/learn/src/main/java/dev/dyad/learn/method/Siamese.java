package dev.dyad.learn.method;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.nn.Block;
import dev.dyad.core.Require;
import dev.dyad.learn.Learner;
import dev.dyad.learn.LearnerBatch;
import dev.dyad.learn.Losses;
import dev.dyad.learn.Method;
import java.util.List;
import java.util.function.Supplier;

/**
 * Siamese network with the margin contrastive loss: both views of each sample are a pair that is
 * the same; its first view and the second view of another sample of the batch are a pair that
 * differs, unless the two are exact copies or, with labels, of one label. There is no head: the
 * encoder's output is what the loss shapes.
 *
 * @param margin distance from which pairs that differ are left alone
 * @param othersPerSample how many other samples each sample is paired with
 * @param byLabel whether labels say what is the same; without, only views of one sample are
 * @see <a href="https://doi.org/10.1109/CVPR.2006.100">Hadsell et al. 2006</a>
 */
public record Siamese(double margin, int othersPerSample, boolean byLabel) implements Method {
  /** Margin 1. */
  public Siamese() {
    this(1);
  }

  /** One other sample for each, labels not looked at. */
  public Siamese(double margin) {
    this(margin, 1, false);
  }

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is not positive
   */
  public Siamese {
    Require.positive("margin", margin);
    Require.positive("othersPerSample", othersPerSample);
  }

  @Override
  public boolean needsLabels() {
    return byLabel;
  }

  @Override
  public String about() {
    return "equal pairs are drawn together, different ones pushed apart up to a margin; no head";
  }

  @Override
  public String paper() {
    return "Hadsell et al. 2006, https://doi.org/10.1109/CVPR.2006.100";
  }

  @Override
  public Learner learner(Supplier<Block> encoder) {
    return new SiameseLearner(encoder.get());
  }

  private final class SiameseLearner implements Learner {
    private final Block encoder;

    SiameseLearner(Block encoder) {
      this.encoder = encoder;
    }

    @Override
    public Block encoder() {
      return encoder;
    }

    @Override
    public NDArray loss(LearnerBatch batch, Forward forward) {
      List<NDList> views = batch.requireViews(2, "Siamese");
      NDArray z1 = forward.single(encoder, views.get(0)); // (N, D)
      NDArray z2 = forward.single(encoder, views.get(1));
      int n = (int) batch.size();
      int others = Math.min(othersPerSample, n - 1);
      long[] kinds = Kinds.of(batch, byLabel);
      var first = new NDList(z1);
      var second = new NDList(z2);
      float[] same = new float[n * (1 + others)];
      for (int shift = 0; shift <= others; shift++) {
        if (shift > 0) {
          first.add(z1);
          second.add(rolled(z2, shift));
        }
        for (int i = 0; i < n; i++) {
          same[shift * n + i] = kinds[i] == kinds[(i + shift) % n] ? 1 : 0;
        }
      }
      return Losses.marginContrastive(
          NDArrays.concat(first), NDArrays.concat(second), z1.getManager().create(same), margin);
    }

    /** Row i is row i + shift, from the start again after the last. */
    private static NDArray rolled(NDArray z, int shift) {
      return z.get(new NDIndex("{}:", shift)).concat(z.get(new NDIndex(":{}", shift)));
    }
  }
}
