package dev.dyad.learn.method;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import dev.dyad.core.Require;
import dev.dyad.learn.Learner;
import dev.dyad.learn.LearnerBatch;
import dev.dyad.learn.Method;
import dev.dyad.learn.SupervisedLosses;
import java.util.function.Supplier;

/**
 * Supervised training: a linear layer behind the encoder, cross-entropy of its scores, mean over
 * the views. Meant for an encoder with given weights ({@code encoder.weights}) and few labels
 * ({@code data.labelsPerClass}); with {@code encoder.frozen} only the linear layer learns, and the
 * encoder stays as it is. Samples without a label are passed over.
 *
 * @param classes at least as many as there are labels; more do no harm
 * @see <a href="https://arxiv.org/abs/2002.05709">Chen et al. 2020, appendix B.5</a>
 */
public record FineTune(int classes) implements Method {
  /** Up to 100 classes. */
  public FineTune() {
    this(100);
  }

  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException if there are fewer than two classes
   */
  public FineTune {
    Require.that(classes >= 2, "classes must be at least 2, but was %d", classes);
  }

  @Override
  public boolean needsLabels() {
    return true;
  }

  @Override
  public String about() {
    return "cross-entropy of a linear layer behind the encoder; needs labels";
  }

  @Override
  public String paper() {
    return "Chen et al. 2020, appendix B.5, https://arxiv.org/abs/2002.05709";
  }

  @Override
  public Learner learner(Supplier<Block> encoder) {
    return new Classifier(encoder.get(), Head.linear(classes));
  }

  private final class Classifier implements Learner {
    private final Block encoder;
    private final Block head;
    private final Block network;

    Classifier(Block encoder, Block head) {
      this.encoder = encoder;
      this.head = head;
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
    public NDArray loss(LearnerBatch batch, Forward forward) {
      long highest = batch.labels().max().getLong();
      Require.that(
          highest < classes,
          "FineTune has %d classes, but a sample has label %d. Set method.classes to %d or more",
          classes,
          highest,
          highest + 1);
      NDArray sum = batch.labels().getManager().create(0f);
      for (NDList view : batch.views()) {
        NDArray scores = forward.single(head, forward.apply(encoder, view));
        sum = sum.add(SupervisedLosses.crossEntropy(scores, batch.labels()));
      }
      return sum.div(batch.views().size());
    }
  }
}
