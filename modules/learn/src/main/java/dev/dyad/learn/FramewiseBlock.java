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
 * Where the encoder's second input is the lengths of the sequences, shape (N), there must be a
 * frame for each time, and those after a sequence's length have no part in its representation; a
 * sequence of length 0 is represented by zeros.
 */
public final class FramewiseBlock extends AbstractBlock implements Framewise, Scripted {
  /** How frames become one representation. */
  public enum Pooling {
    /** Their mean. */
    MEAN(
        """
          whole = torch.sum(torch.masked_fill(frames, gone, 0), [1])
          return torch.div(whole, torch.clamp_min(length, 1))
        """),
    /** The last of them, which in a causal or recurrent network has seen all the others. */
    LAST(
        """
          last = torch.unsqueeze(torch.eq(times, torch.sub(length, 1)), 2)
          return torch.sum(torch.mul(frames, torch.to(last, frames)), [1])
        """),
    /** The greatest value in each dimension. */
    MAX(
        """
          highest = torch.amax(torch.masked_fill(frames, gone, -inf), [1])
          return torch.masked_fill(highest, torch.eq(length, 0), 0)
        """);

    private final String source;

    Pooling(String ofRealFrames) {
      source =
          """
          def pooled(frames: Tensor, lengths: Tensor) -> Tensor:
            size = torch.size(frames, 1)
            times = torch.unsqueeze(torch.arange(size, dtype=4, device=lengths.device), 0)
            length = torch.unsqueeze(lengths, 1)
            gone = torch.unsqueeze(torch.ge(times, length), 2)
          """
              + ofRealFrames;
    }
  }

  private static final Map<Pooling, Script> POOLED =
      Map.of(
          Pooling.MEAN, Script.of(Pooling.MEAN.source),
          Pooling.LAST, Script.of(Pooling.LAST.source),
          Pooling.MAX, Script.of(Pooling.MAX.source));

  private final Block frames;
  private final Pooling pooling;
  private final boolean hasLengths;

  /**
   * The block of given frames, of sequences that are all as long as the longest of their batch.
   *
   * @param frames gives (N, T, D)
   * @param pooling how they become (N, D)
   */
  public FramewiseBlock(Block frames, Pooling pooling) {
    this(frames, pooling, false);
  }

  /**
   * The block of given frames.
   *
   * @param frames gives (N, T, D)
   * @param pooling how they become (N, D)
   * @param hasLengths whether the second input is the sequences' lengths
   */
  public FramewiseBlock(Block frames, Pooling pooling, boolean hasLengths) {
    this.frames = addChildBlock("frames", frames);
    this.pooling = pooling;
    this.hasLengths = hasLengths;
  }

  @Override
  public Block frames() {
    return frames;
  }

  @Override
  public String source() {
    String frames = "__torch__.frames(x, p, training)";
    String pooled =
        hasLengths
            ? "__torch__.pooled(%s, x[1])"
            : switch (pooling) {
              case MEAN -> "torch.mean(%s, [1])";
              case LAST -> "torch.select(%s, 1, -1)";
              case MAX -> "torch.amax(%s, [1])";
            };
    return "def network(x: List[Tensor], p: List[Tensor], training: bool) -> Tensor:\n  return "
        + pooled.formatted(frames)
        + "\n"
        + script().source().replaceFirst("def network\\(", "def frames(")
        + (hasLengths ? pooling.source : "");
  }

  @Override
  public Map<String, Parameter> weights() {
    return script().weights();
  }

  @Override
  public List<Shape> sizes(List<Shape> inputs) {
    return script().sizes(inputs);
  }

  @Override
  public List<Shape> weightShapes(List<Shape> inputs) {
    return frames instanceof Scripted scripted ? scripted.weightShapes(inputs) : List.of();
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
    if (hasLengths) {
      return POOLED.get(pooling).call(all.getManager(), all, inputs.get(1));
    }
    return new NDList(
        switch (pooling) {
          case MEAN -> all.mean(new int[] {1});
          case LAST -> all.get(new NDIndex(":, -1"));
          case MAX -> all.max(new int[] {1});
        });
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
