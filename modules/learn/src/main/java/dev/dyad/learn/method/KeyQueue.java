package dev.dyad.learn.method;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.dyad.learn.Script;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Unit vectors of earlier batches, the oldest replaced first: one array, written in place, fed by
 * batches of any size. It starts from random directions, so that no number in it is ever undefined;
 * what is not finite never gets in. Where the next key goes lies in an array too: both are all of
 * its state.
 */
final class KeyQueue {
  private static final Script NORMALIZE =
      Script.of(
          """
          def directions(keys: Tensor) -> Tensor:
            length = torch.norm(keys, 2, [1], True)
            return torch.div_(keys, torch.clamp_min(length, 1e-12))
          """);

  /** A batch longer than the queue leaves its last keys. */
  private static final Script PUSH =
      Script.of(
          """
          def push(queue: Tensor, cursor: Tensor, keys: Tensor) -> Tensor:
            size = torch.size(queue, 0)
            count = torch.size(keys, 0)
            kept = ops.prim.min(count, size)
            k = torch.narrow(keys, 0, torch.sub(count, kept), kept)
            scale = torch.amax(torch.abs(k), [1], True)
            scaled = torch.div(k, torch.masked_fill(scale, torch.eq(scale, 0), 1))
            unit = torch.div(scaled, torch.clamp_min(torch.norm(scaled, 2, [1], True), 1e-12))
            offset = torch.arange(kept, dtype=4, device=ops.prim.device(cursor))
            place = torch.remainder(torch.add(offset, cursor), size)
            finite = torch.all(torch.isfinite(unit), 1, True)
            written = torch.where(finite, unit, torch.index_select(queue, 0, place))
            done = torch.index_copy_(queue, 0, place, written)
            moved = torch.remainder_(torch.add_(cursor, kept), size)
            return moved
          """);

  private static final Script NEAREST =
      Script.of(
          """
          def nearest(queue: Tensor, z: Tensor) -> Tensor:
            found = torch.argmax(torch.mm(z, torch.t(queue)), 1)
            return torch.index_select(queue, 0, found)
          """);

  private final NDArray keys;
  private final NDArray next;
  private final NDList pending = new NDList();

  /** Random directions, owned by the manager. */
  KeyQueue(NDManager manager, int size, int dimensions) {
    keys = manager.randomNormal(new Shape(size, dimensions));
    next = manager.zeros(new Shape(1), DataType.INT64);
    try (NDManager scratch = manager.newSubManager()) {
      NORMALIZE.callWithoutGradients(scratch, keys);
    }
  }

  /** The unit vectors, shape (size, D); always the same array. */
  NDArray keys() {
    return keys;
  }

  /** For each row the key of largest cosine, a copy that no gradient flows through. */
  NDArray nearest(NDArray z) {
    return NEAREST.call(z.getManager(), keys, z.stopGradient()).singletonOrThrow();
  }

  /** Keys of this step, to be written at its end, when the loss that read the queue is done. */
  void await(NDArray fresh) {
    pending.add(fresh);
  }

  /** Writes the keys that were awaited. */
  void push() {
    for (NDArray fresh : pending) {
      try (NDManager scratch = keys.getManager().newSubManager()) {
        PUSH.callWithoutGradients(scratch, keys, next, fresh);
      }
    }
    pending.clear();
  }

  /** What checkpoints keep, in the order in which they write it. */
  Map<String, NDArray> state(String name) {
    var state = new LinkedHashMap<String, NDArray>();
    state.put(name, keys);
    state.put(name + ".next", next);
    return state;
  }
}
