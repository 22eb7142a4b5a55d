package dev.dyad.learn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.dyad.core.Require;

/** Losses of sequences of frames: pure functions like {@link Losses}. */
public final class SequenceLosses {
  private SequenceLosses() {}

  /**
   * Hierarchical contrast (TS2Vec) of two views of the same times. At each time, a series' frame
   * must find its partner among the frames of the batch (instance contrast); in each series, a
   * frame must find its partner among those of other times (temporal contrast): -log(exp(z·z') / Σ
   * exp(z·others)) of plain products, over both views. The same again after taking the greater of
   * each two neighbouring frames, until one is left; the mean over all scales, in nats. A batch of
   * one series has nothing to be told from, and one frame no other time: these parts are 0.
   *
   * @param z1 frames of one view, shape (N, T, D)
   * @param z2 frames of the other view of the same series at the same times, shape (N, T, D)
   * @param groups equal numbers for series that are exact copies, which are not each other's
   *     negatives, shape (N), 64-bit integers
   * @param instanceShare weight of the instance contrast, 0..1; the temporal one has the rest; 0.5
   *     in the paper
   * @return a scalar
   * @throws IllegalArgumentException if shapes do not fit or the share is out of range
   * @see <a href="https://arxiv.org/abs/2106.10466">Yue et al. 2022, eq. 1 to 3 and algorithm 1</a>
   */
  public static NDArray hierarchical(NDArray z1, NDArray z2, NDArray groups, double instanceShare) {
    Shape shape = z1.getShape();
    Require.that(
        shape.dimension() == 3 && shape.size() > 0,
        "z1 must have shape (N, T, D), but had shape %s",
        shape);
    LossInputs.requireSameShape("z2", z2, "z1", z1);
    LossInputs.requireOneEach("groups", groups, z1);
    Require.within("instanceShare", instanceShare, 0, 1);
    int scales =
        64 - Long.numberOfLeadingZeros(shape.get(1)); // 1 for one frame, 2 for two or three
    return SequenceScripts.HIERARCHICAL
        .call(z1.getManager(), z1, z2, groups, instanceShare, scales)
        .singletonOrThrow();
  }
}
