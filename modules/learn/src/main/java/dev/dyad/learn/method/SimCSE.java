package dev.dyad.learn.method;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import dev.dyad.core.Require;
import dev.dyad.learn.Learner;
import dev.dyad.learn.LearnerBatch;
import dev.dyad.learn.Method;
import dev.dyad.learn.RankingLosses;
import java.util.List;
import java.util.function.Supplier;

/**
 * SimCSE: a text must find itself, encoded again with other dropout, among the other texts of the
 * batch; the encoder's dropout must be above zero. Given one view, it is encoded twice; given two,
 * each once; views beyond the second are hard negatives. The loss is taken after a layer with tanh
 * that is dropped afterwards. Copies of a text are not its negatives, nor is a hard negative in
 * which nothing was changed.
 *
 * @param temperature 0.05 in the paper
 * @param projectionDimensions width of the layer that the loss is taken after; 0 for none
 * @see <a href="https://arxiv.org/abs/2104.08821">Gao et al. 2021, eq. 4 and 5</a>
 */
public record SimCSE(double temperature, int projectionDimensions) implements Method {
  /** Temperature 0.05, 256 dimensions. */
  public SimCSE() {
    this(0.05);
  }

  /** 256 dimensions. */
  public SimCSE(double temperature) {
    this(temperature, 256);
  }

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if temperature is not positive, or the width negative
   */
  public SimCSE {
    Require.positive("temperature", temperature);
    Require.within("projectionDimensions", projectionDimensions, 0, 1 << 20);
  }

  @Override
  public String about() {
    return "texts that find themselves again under another dropout, or their pair";
  }

  @Override
  public String paper() {
    return "Gao et al. 2021, https://arxiv.org/abs/2104.08821";
  }

  @Override
  public Learner learner(Supplier<Block> encoder) {
    return new SimCSELearner(encoder.get());
  }

  private final class SimCSELearner implements Learner {
    private final Block encoder;
    private final SequentialBlock head = new SequentialBlock();
    private final Block network;

    SimCSELearner(Block encoder) {
      this.encoder = encoder;
      if (projectionDimensions > 0) {
        head.add(Linear.builder().setUnits(projectionDimensions).build()).add(Activation::tanh);
      }
      this.network =
          projectionDimensions > 0 ? new SequentialBlock().add(encoder).add(head) : encoder;
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
      List<NDList> views = batch.views();
      NDArray first = project(views.get(0), forward);
      NDArray second = project(views.get(views.size() > 1 ? 1 : 0), forward);
      List<NDArray> others = views.stream().skip(2).map(v -> project(v, forward)).toList();
      NDArray same = SameRows.of(batch, views);
      return RankingLosses.multipleNegatives(first, second, others, same, temperature, false);
    }

    private NDArray project(NDList view, Forward forward) {
      NDList encoded = forward.apply(encoder, view);
      return projectionDimensions > 0 ? forward.single(head, encoded) : encoded.singletonOrThrow();
    }
  }
}
