package dev.dyad.learn.method;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.nn.Block;
import dev.dyad.learn.Learner.Forward;
import dev.dyad.learn.LearnerBatch;
import dev.dyad.learn.Losses;
import dev.dyad.learn.Script;

/**
 * Later frames predicted from contexts, at some points in time that are the same for all sequences.
 *
 * @param frames shape (N, T, D)
 * @param contexts of the frames up to and with each, shape (N, T, C)
 * @param times from which predictions are made, shape (P)
 * @param steps how far ahead is predicted
 */
record FuturePredictions(NDArray frames, NDArray contexts, NDArray times, int steps) {
  private static final Script AT =
      Script.of(
          """
          def at(x: Tensor, times: Tensor, ahead: int) -> Tensor:
            chosen = torch.index_select(x, 1, torch.add(times, ahead))
            return torch.reshape(chosen, [-1, torch.size(x, 2)])
          """);

  /**
   * Predictions from points in time that the engine's generator draws, without repetition; from all
   * if there are not more.
   *
   * @param length frames that all sequences have, at most T
   * @param positions number of points in time
   * @param steps how far ahead is predicted, less than the length
   */
  static FuturePredictions drawn(
      NDArray frames, NDArray contexts, long length, int positions, int steps) {
    long possible = length - steps;
    NDArray times = frames.getManager().randomPermutation(possible);
    long kept = Math.min(positions, possible);
    return new FuturePredictions(frames, contexts, times.get(new NDIndex(":{}", kept)), steps);
  }

  /**
   * InfoNCE of each step ahead.
   *
   * @param predictors from contexts (M, C) to the frames of all steps or more, (M, steps · D)
   */
  NDList losses(Block predictors, Forward forward, LearnerBatch batch) {
    long d = frames.getShape().get(2);
    NDArray predicted = forward.single(predictors, new NDList(at(contexts, 0)));
    NDArray groups = groups(batch);
    var losses = new NDList();
    for (int step = 1; step <= steps; step++) {
      NDArray one = predicted.get(new NDIndex(":, {}:{}", (step - 1) * d, step * d));
      losses.add(Losses.dotInfoNce(one, at(frames, step), groups));
    }
    return losses;
  }

  private NDArray at(NDArray sequence, int ahead) {
    return AT.call(sequence.getManager(), sequence, times, ahead).singletonOrThrow();
  }

  /** Frames of the same point in time of exact copies are not each other's negatives. */
  private NDArray groups(LearnerBatch batch) {
    long[] kinds = Kinds.of(batch, false);
    int p = (int) times.size();
    long[] groups = new long[kinds.length * p];
    for (int i = 0; i < groups.length; i++) {
      groups[i] = kinds[i / p] * p - i % p;
    }
    return frames.getManager().create(groups);
  }
}
