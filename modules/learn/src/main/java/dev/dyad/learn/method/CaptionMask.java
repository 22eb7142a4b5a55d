package dev.dyad.learn.method;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import dev.dyad.learn.LearnerBatch;
import dev.dyad.learn.Script;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** Which captions of a batch are no negatives of which images. */
final class CaptionMask {
  /** A number for each row of token ids; 0 at its end, which only fills it up, changes nothing. */
  private static final String CODES =
      """

      def codes(ids: Tensor) -> Tensor:
        place = torch.add(torch.cumsum(torch.ones_like(torch.select(ids, 0, 0)), 0), 1)
        factor = torch.mul(torch.mul(place, 6364136223846793005), torch.add(place, 1442695041))
        return torch.sum(torch.mul(torch.mul(ids, torch.add(ids, 374761393)), factor), [1])
      """;

  private static final Script SAME_GROUPS =
      Script.of(
          """
          def same_groups(groups: Tensor) -> Tensor:
            return torch.eq(torch.unsqueeze(groups, 1), torch.unsqueeze(groups, 0))
          """);

  private static final Script SAME_WORDS =
      Script.of(
          """
          def same_words(rows: Tensor, columns: Tensor) -> Tensor:
            a = torch.unsqueeze(__torch__.codes(rows), 1)
            b = torch.unsqueeze(__torch__.codes(columns), 0)
            return torch.eq(a, b)
          """
              + CODES);

  /** Captions of no word as well. */
  private static final Script SAME_OR_NONE =
      Script.of(
          """
          def same_or_none(rows: Tensor, columns: Tensor) -> Tensor:
            a = torch.unsqueeze(__torch__.codes(rows), 1)
            b = torch.unsqueeze(__torch__.codes(columns), 0)
            none = torch.unsqueeze(torch.eq(torch.amax(columns, [1]), 0), 0)
            return torch.logical_or(torch.eq(a, b), none)
          """
              + CODES);

  private CaptionMask() {}

  /**
   * True, (N, N + M), where image i and caption j are copies of another's, or where a hard negative
   * has the words of the image's own caption, or none.
   *
   * @param captions the view of captions, then views of hard negatives
   */
  static NDArray of(LearnerBatch batch, List<NDList> captions) {
    NDManager manager = batch.labels().getManager();
    NDArray groups =
        batch.groups().orElseGet(() -> manager.create(LongStream.range(0, batch.size()).toArray()));
    NDArray copies = SAME_GROUPS.call(manager, groups).singletonOrThrow();
    Optional<NDArray> own = ids(captions.get(0));
    if (own.isPresent()) {
      copies = copies.logicalOr(SAME_WORDS.call(manager, own.get(), own.get()).singletonOrThrow());
    }
    var columns = new NDList(copies);
    for (NDList hard : captions.subList(1, captions.size())) {
      Optional<NDArray> ids = ids(hard);
      columns.add(
          own.isPresent() && ids.isPresent()
              ? SAME_OR_NONE.call(manager, own.get(), ids.get()).singletonOrThrow()
              : copies.zerosLike());
    }
    return columns.size() == 1 ? copies : NDArrays.concat(columns, 1);
  }

  private static Optional<NDArray> ids(NDList view) {
    return view.stream().filter(input -> input.getDataType().isInteger()).findFirst();
  }
}
