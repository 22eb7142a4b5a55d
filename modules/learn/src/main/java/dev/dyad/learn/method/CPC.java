package dev.dyad.learn.method;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.recurrent.GRU;
import dev.dyad.core.Require;
import dev.dyad.learn.Framewise;
import dev.dyad.learn.Learner;
import dev.dyad.learn.LearnerBatch;
import dev.dyad.learn.Method;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/**
 * Contrastive predictive coding: a recurrent context of the frames up to now must tell frames
 * several steps ahead from the frames of other samples and other times. Sequences meet in the loss
 * alone, as each other's negatives; the context runs along time, and never looks ahead. Scores are
 * the paper's z·W_k·c, with a W for each step; InfoNCE in nats, mean over steps and views. Any
 * number of views will do, one is enough. Needs an encoder that gives frames, such as FrameCnn.
 *
 * @param stepsAhead how far ahead is predicted, in each batch at most one less than its shortest
 *     sequence has frames; a batch where that leaves nothing is passed over; the paper: 12 for
 *     audio
 * @param contextDimensions width of the recurrent context; the paper: 256
 * @param positions from how many points in time of each sequence predictions are made, drawn anew
 *     for each batch: each prediction has positions · N candidates
 * @see <a href="https://arxiv.org/abs/1807.03748">van den Oord et al. 2018</a>
 */
public record CPC(int stepsAhead, int contextDimensions, int positions) implements Method {
  /** 12 steps, 256 dimensions, 16 positions. */
  public CPC() {
    this(12, 256, 16);
  }

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is not positive
   */
  public CPC {
    Require.positive("stepsAhead", stepsAhead);
    Require.positive("contextDimensions", contextDimensions);
    Require.positive("positions", positions);
  }

  @Override
  public String about() {
    return "a recurrent context of a sequence tells its next frames from others; needs frames";
  }

  @Override
  public String paper() {
    return "van den Oord et al. 2018, https://arxiv.org/abs/1807.03748";
  }

  @Override
  public Learner learner(Supplier<Block> encoder) {
    return new CPCLearner(encoder.get());
  }

  private final class CPCLearner implements Learner {
    private final Block encoder;
    private final Block frames;
    private final Block context =
        GRU.builder().setNumLayers(1).setStateSize(contextDimensions).optBatchFirst(true).build();
    private final SequentialBlock predictors = new SequentialBlock();
    private final Block network;

    CPCLearner(Block encoder) {
      Require.that(
          encoder instanceof Framewise,
          "CPC needs an encoder that gives frames, such as FrameCnn. Name one as encoder");
      this.encoder = encoder;
      this.frames = ((Framewise) encoder).frames();
      this.network = new SequentialBlock().add(encoder).add(context).add(predictors);
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
      encoder.initialize(manager, DataType.FLOAT32, inputs.get(0));
      Shape z = frames.getOutputShapes(inputs.get(0))[0]; // (N, T, D)
      context.initialize(manager, DataType.FLOAT32, z);
      Require.that(z.get(1) > 1, "CPC needs at least 2 frames, but the encoder gave %s", z);
      predictors.add(Head.withoutBias(Math.toIntExact(stepsAhead * z.get(2))));
      predictors.initialize(
          manager, DataType.FLOAT32, new Shape(z.get(0), positions, contextDimensions));
    }

    @Override
    public NDArray loss(LearnerBatch batch, Forward forward) {
      var losses = new NDList();
      for (NDList view : batch.views()) {
        NDArray z = forward.single(frames, view); // (N, T, D)
        NDArray c = forward.apply(context, new NDList(z)).head(); // (N, T, contextDimensions)
        long shortest = shortest(view, z);
        int steps = (int) Math.min(stepsAhead, shortest - 1);
        losses.addAll(
            steps < 1
                ? new NDList(c.sum().mul(0)) // nothing to learn, but there is a loss
                : FuturePredictions.drawn(z, c, shortest, positions, steps)
                    .losses(predictors, forward, batch));
      }
      return NDArrays.stack(losses).mean();
    }

    /** Frames that all sequences of a view have, where its second input is their lengths. */
    private static long shortest(NDList view, NDArray frames) {
      long most = frames.getShape().get(1);
      return view.size() < 2
          ? most
          : Math.min(most, LongStream.of(view.get(1).toLongArray()).min().orElse(0));
    }
  }
}
