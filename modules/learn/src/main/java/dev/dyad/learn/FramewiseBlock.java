package dev.dyad.learn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.List;
import java.util.Map;

/**
 * The block of an encoder of sequences: frames (N, T, D), pooled into one representation (N, D).
 */
public final class FramewiseBlock extends AbstractBlock implements Framewise, Scripted {
  /** How frames become one representation. */
  public enum Pooling {
    /** Their mean. */
    MEAN,
    /** The last of them, which in a causal or recurrent network has seen all the others. */
    LAST
  }

  private final Block frames;
  private final Pooling pooling;

  /**
   * The block of given frames.
   *
   * @param frames gives (N, T, D)
   * @param pooling how they become (N, D)
   */
  public FramewiseBlock(Block frames, Pooling pooling) {
    this.frames = addChildBlock("frames", frames);
    this.pooling = pooling;
  }

  @Override
  public Block frames() {
    return frames;
  }

  @Override
  public String source() {
    String pooled = pooling == Pooling.MEAN ? "torch.mean(%s, [1])" : "torch.select(%s, 1, -1)";
    return "def network(x: List[Tensor], p: List[Tensor], training: bool) -> Tensor:\n  return "
        + pooled.formatted("__torch__.frames(x, p, training)")
        + "\n"
        + script().source().replaceFirst("def network\\(", "def frames(");
  }

  @Override
  public Map<String, Parameter> weights() {
    return script().weights();
  }

  @Override
  public List<Shape> sizes(List<Shape> inputs) {
    return script().sizes(inputs);
  }

  private Scripted script() {
    if (frames instanceof Scripted scripted) {
      return scripted;
    }
    throw new IllegalArgumentException(
        "the frames of this encoder are made by no TorchScript function, so it cannot be exported");
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> options) {
    NDArray all = frames.forward(store, inputs, training).singletonOrThrow();
    return new NDList(
        pooling == Pooling.MEAN ? all.mean(new int[] {1}) : all.get(new NDIndex(":, -1")));
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
    frames.initialize(manager, type, inputs);
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    Shape all = frames.getOutputShapes(inputs)[0];
    return new Shape[] {new Shape(all.get(0), all.get(2))};
  }
}
