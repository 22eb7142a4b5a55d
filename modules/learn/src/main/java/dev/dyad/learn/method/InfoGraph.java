package dev.dyad.learn.method;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import dev.dyad.core.Require;
import dev.dyad.learn.Learner;
import dev.dyad.learn.LearnerBatch;
import dev.dyad.learn.Method;
import dev.dyad.learn.encoder.Locals;
import java.util.List;
import java.util.function.Supplier;

/**
 * InfoGraph: a graph's representation shall tell its own nodes from those of the other graphs of
 * the batch. Nodes and graphs each pass through a head of three layers with a linear way past them;
 * the loss is the Jensen-Shannon estimate of mutual information of their products. Views need not
 * differ: the first is learnt from, others are not looked at. Labels are never looked at.
 *
 * @param projectionDimensions width of all layers of both heads
 * @see <a href="https://arxiv.org/abs/1908.01000">Sun et al. 2020</a>, without the prior that the
 *     authors' code can add
 */
public record InfoGraph(int projectionDimensions) implements Method {
  /** Heads of 96, which is what the default encoder gives. */
  public InfoGraph() {
    this(96);
  }

  /**
   * Checks the setting.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public InfoGraph {
    Require.positive("projectionDimensions", projectionDimensions);
  }

  @Override
  public String about() {
    return "graphs that tell their own nodes from those of others; needs no views";
  }

  @Override
  public String paper() {
    return "Sun et al. 2020, https://arxiv.org/abs/1908.01000";
  }

  @Override
  public Learner learner(Supplier<Block> encoder) {
    return new InfoGraphLearner(encoder.get());
  }

  private Block head() {
    var deep = new SequentialBlock();
    for (int i = 0; i < 3; i++) {
      deep.add(Linear.builder().setUnits(projectionDimensions).build()).add(Activation::relu);
    }
    return new ParallelBlock(
        both -> new NDList(both.get(0).head().add(both.get(1).head())),
        List.of(deep, Linear.builder().setUnits(projectionDimensions).build()));
  }

  private final class InfoGraphLearner implements Learner {
    private final Network network;

    InfoGraphLearner(Block encoder) {
      this.network = new Network(encoder, head(), head());
    }

    @Override
    public Block network() {
      return network;
    }

    @Override
    public Block encoder() {
      return network.encoder;
    }

    @Override
    public NDArray loss(LearnerBatch batch, Forward forward) {
      NDList graphs = batch.views().get(0);
      NDList both = forward.apply(network.withLocals, graphs); // (N, D), (V, L)
      NDArray whole = forward.single(network.wholeHead, new NDList(both.get(0)));
      NDArray local = forward.single(network.localHead, new NDList(both.get(1)));
      return MutualInformation.jensenShannon(local, whole, graphs.get(0));
    }
  }

  /** The encoder and the two heads, initialised together. */
  private static final class Network extends AbstractBlock {
    private final Block encoder;
    private final Block withLocals;
    private final Block wholeHead;
    private final Block localHead;

    Network(Block encoder, Block wholeHead, Block localHead) {
      this.encoder = addChildBlock("encoder", encoder);
      this.wholeHead = addChildBlock("wholeHead", wholeHead);
      this.localHead = addChildBlock("localHead", localHead);
      this.withLocals = Locals.of(encoder);
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
      encoder.initialize(manager, type, inputs);
      Shape[] both = withLocals.getOutputShapes(inputs);
      wholeHead.initialize(manager, type, both[0]);
      localHead.initialize(manager, type, both[1]);
    }

    @Override
    protected NDList forwardInternal(
        ParameterStore store, NDList inputs, boolean training, PairList<String, Object> options) {
      return encoder.forward(store, inputs, training);
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
      return encoder.getOutputShapes(inputs);
    }
  }
}
