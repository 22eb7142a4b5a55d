package dev.dyad.learn.method;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import dev.dyad.core.Require;
import dev.dyad.learn.Framewise;
import dev.dyad.learn.Learner;
import dev.dyad.learn.LearnerBatch;
import dev.dyad.learn.Method;
import dev.dyad.learn.SequenceLosses;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/**
 * TS2Vec: two windows of each series that overlap; what the encoder makes of a time in one window
 * must be told by what it makes of that time in the other, from other times and from other series,
 * at every scale of time ({@link SequenceLosses#hierarchical}). The method cuts the windows itself,
 * from the first view and the last, which may be one; views must leave times where they are. Needs
 * an encoder that gives a frame for each time, such as DilatedCnn, whose masking makes the two
 * differ.
 *
 * @param instanceShare weight of telling series apart; telling times apart has the rest; the paper:
 *     0.5
 * @see <a href="https://arxiv.org/abs/2106.10466">Yue et al. 2022</a>
 */
public record TS2Vec(double instanceShare) implements Method {
  /** Half and half. */
  public TS2Vec() {
    this(0.5);
  }

  /**
   * Checks the share.
   *
   * @throws IllegalArgumentException if it is not in 0..1
   */
  public TS2Vec {
    Require.within("instanceShare", instanceShare, 0, 1);
  }

  @Override
  public String about() {
    return "times of two overlapping windows find each other, among times and series, at every"
        + " scale";
  }

  @Override
  public String paper() {
    return "Yue et al. 2022, https://arxiv.org/abs/2106.10466";
  }

  @Override
  public Learner learner(Supplier<Block> encoder) {
    return new TS2VecLearner(encoder.get());
  }

  private final class TS2VecLearner implements Learner {
    private final Block encoder;
    private final Block frames;

    TS2VecLearner(Block encoder) {
      Require.that(
          encoder instanceof Framewise,
          "TS2Vec needs an encoder that gives frames, such as DilatedCnn. Name one as encoder");
      this.encoder = encoder;
      this.frames = ((Framewise) encoder).frames();
    }

    @Override
    public Block encoder() {
      return encoder;
    }

    @Override
    public NDArray loss(LearnerBatch batch, Forward forward) {
      NDList first = batch.views().get(0);
      NDList last = batch.views().get(batch.views().size() - 1);
      NDManager manager = first.head().getManager();
      SharedWindows windows = SharedWindows.drawn(manager, lengths(first));
      NDArray z1 = encode(windows.first(first), forward);
      NDArray z2 = encode(windows.second(last), forward);
      return SequenceLosses.hierarchical(
          z1.get(new NDIndex(":, {}:", windows.from() - windows.begin())),
          z2.get(new NDIndex(":, :{}", windows.to() - windows.from())),
          batch
              .groups()
              .orElseGet(() -> manager.create(LongStream.range(0, batch.size()).toArray())),
          instanceShare);
    }

    private static long[] lengths(NDList view) {
      Shape values = view.head().getShape(); // (N, C, L)
      long[] all = new long[(int) values.get(0)];
      Arrays.fill(all, values.get(2));
      return view.size() > 1 ? view.get(1).toLongArray() : all;
    }

    /** Frames (N, T, D) of a window. */
    private NDArray encode(NDList window, Forward forward) {
      NDArray z = forward.single(frames, window);
      long times = window.head().getShape().get(2);
      Require.that(
          z.getShape().get(1) == times,
          "TS2Vec needs a frame for each time, but the encoder gave %d for %d times",
          z.getShape().get(1),
          times);
      return z;
    }
  }
}
