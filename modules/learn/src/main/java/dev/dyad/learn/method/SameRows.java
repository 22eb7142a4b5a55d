package dev.dyad.learn.method;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import dev.dyad.learn.LearnerBatch;
import dev.dyad.learn.Script;
import java.util.List;
import java.util.stream.LongStream;

/** Which pairs of a batch's samples are copies of each other, and so no negatives. */
final class SameRows {
  /**
   * Where groups or the inputs of a view agree, (N, N). Rows of inputs are compared by two sums
   * with fixed random-looking factors, in 64-bit integers that wrap around.
   */
  private static final Script SAME =
      Script.of(
          """
          def same_rows(groups: Tensor, views: List[Tensor]) -> Tensor:
            same = torch.eq(torch.unsqueeze(groups, 0), torch.unsqueeze(groups, 1))
            for view in views:
              rows = torch.flatten(view, 1)
              place = torch.sub(torch.cumsum(torch.ones_like(torch.select(rows, 0, 0)), 0), 1)
              factor = torch.add(torch.mul(torch.mul(place, place), 6364136223846793005), \
          torch.mul(place, 1442695040888963407))
              mixed = torch.mul(torch.add(rows, 1013904223), torch.add(rows, 374761393))
              code = torch.sum(torch.mul(mixed, torch.add(factor, 1)), [1])
              equal = torch.eq(torch.unsqueeze(code, 0), torch.unsqueeze(code, 1))
              updated = torch.logical_or_(same, equal)
            return same
          """);

  private static final Script SAME_GROUPS =
      Script.of(
          """
          def same_groups(groups: Tensor) -> Tensor:
            return torch.eq(torch.unsqueeze(groups, 0), torch.unsqueeze(groups, 1))
          """);

  /** Which rows of others are rows of one of the views as well, (N, M): nothing was changed. */
  private static final Script SHARED =
      Script.of(
          """
          def shared_rows(same: Tensor, others: Tensor, views: List[Tensor]) -> Tensor:
            other = torch.flatten(others, 1)
            shared = torch.zeros_like(torch.narrow(same, 1, 0, torch.size(other, 0)))
            for view in views:
              row = torch.flatten(view, 1)
              length = ops.prim.max(torch.size(row, 1), torch.size(other, 1))
              code = torch.unsqueeze(__torch__.codes(row, length), 1)
              equal = torch.eq(code, torch.unsqueeze(__torch__.codes(other, length), 0))
              updated = torch.logical_or_(shared, equal)
            return torch.cat([same, shared], 1)

          def codes(ids: Tensor, length: int) -> Tensor:
            rows = torch.constant_pad_nd(ids, [0, length - torch.size(ids, 1)], 0)
            place = torch.sub(torch.cumsum(torch.ones_like(torch.select(rows, 0, 0)), 0), 1)
            factor = torch.add(torch.mul(torch.mul(place, place), 6364136223846793005), \
          torch.mul(place, 1442695040888963407))
            mixed = torch.mul(torch.add(rows, 1013904223), torch.add(rows, 374761393))
            return torch.sum(torch.mul(mixed, torch.add(factor, 1)), [1])
          """);

  private SameRows() {}

  /**
   * Copies by the samples' values, or by the ids that are the input of one of the first two views,
   * (N, N); then, for each further view, where its rows are those of the first two: hard negatives
   * of texts in which there was nothing to turn into its opposite.
   */
  static NDArray of(LearnerBatch batch, List<NDList> views) {
    NDManager manager = batch.labels().getManager();
    NDArray groups = batch.groups().orElseGet(() -> manager.create(counted(batch.size())));
    var ids = new NDList();
    for (NDList view : views.subList(0, Math.min(2, views.size()))) {
      if (isTokens(view.head())) {
        ids.add(view.head());
      }
    }
    if (ids.isEmpty()) {
      return SAME_GROUPS.call(manager, groups).singletonOrThrow();
    }
    NDArray same = SAME.call(manager, groups, ids).singletonOrThrow();
    for (NDList view : views.subList(Math.min(2, views.size()), views.size())) {
      same = SHARED.call(manager, same, view.head(), ids).singletonOrThrow();
    }
    return same;
  }

  /** Token ids (N, L); whole numbers (N) are counts, such as those of nodes. */
  private static boolean isTokens(NDArray input) {
    return input.getDataType().isInteger() && input.getShape().dimension() == 2;
  }

  private static long[] counted(long size) {
    return LongStream.range(0, size).toArray();
  }
}
