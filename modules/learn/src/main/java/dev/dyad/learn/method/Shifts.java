package dev.dyad.learn.method;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import dev.dyad.core.Require;
import dev.dyad.learn.Script;
import java.util.Collections;

/** Samples shifted out of what is normal: pictures turned by quarters, sequences negated. */
final class Shifts {
  private static final Script SHIFTED =
      Script.of(
          """
          def shifted(x: Tensor) -> Tensor:
            if torch.eq(torch.dim(x), 4):
              turned = torch.cat([torch.rot90(x, 1, [2, 3]), torch.rot90(x, 2, [2, 3])])
              result = torch.cat([x, turned, torch.rot90(x, 3, [2, 3])])
            else:
              result = torch.cat([x, torch.neg(x)])
            return result
          """);

  /** Cross-entropy of logits (S · N, S), rows in the order of shifts. */
  private static final Script TOLD =
      Script.of(
          """
          def told(logits: Tensor) -> Tensor:
            likely = torch.log_softmax(logits, 1)
            blocks = torch.reshape(likely, [torch.size(logits, 1), -1, torch.size(logits, 1)])
            own = torch.diagonal(blocks, 0, 0, 2)
            return torch.neg(torch.mean(own))
          """);

  private Shifts() {}

  /**
   * How many there are, the sample as it is included.
   *
   * @param values shape of a batch
   * @throws IllegalArgumentException if it is neither of square pictures nor of sequences
   */
  static int count(Shape values) {
    boolean square = values.dimension() == 4 && values.get(2) == values.get(3);
    Require.that(
        square || values.dimension() == 3,
        "CSI needs square pictures, shape (N, C, H, H), or sequences, shape (N, C, L), but got %s",
        values);
    return square ? 4 : 2;
  }

  /** All shifts of the first input, one after the other; the other inputs repeated. */
  static NDList all(NDList view) {
    NDArray values = view.head();
    int count = count(values.getShape());
    NDList all = SHIFTED.call(values.getManager(), values);
    for (NDArray other : view.subNDList(1)) {
      all.add(NDArrays.concat(new NDList(Collections.nCopies(count, other))));
    }
    return all;
  }

  /** Groups of copies, each shift its own. */
  static NDArray groups(NDArray groups, int count) {
    long[] once = groups.toLongArray();
    long[] all = new long[once.length * count];
    for (int i = 0; i < all.length; i++) {
      all[i] = once[i % once.length] * count + i / once.length;
    }
    return groups.getManager().create(all);
  }

  /** How badly shifts are told, in nats: log(S) by chance. */
  static NDArray told(NDArray logits) {
    return TOLD.call(logits.getManager(), logits).singletonOrThrow();
  }
}
