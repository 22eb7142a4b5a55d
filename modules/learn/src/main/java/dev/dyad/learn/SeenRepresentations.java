package dev.dyad.learn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the encoder gave for the first two views of the last step; frames by their mean. */
final class SeenRepresentations {
  private final NDManager manager;
  private final Block encoder;
  private final List<NDArray> arrays = new ArrayList<>();
  private int samples;

  SeenRepresentations(NDManager manager, Block encoder) {
    this.manager = manager;
    this.encoder = encoder;
  }

  /** Passes of a new step, of so many samples, seen from now on. */
  Learner.Forward of(Learner.Forward passes, int size) {
    arrays.forEach(NDArray::close);
    arrays.clear();
    samples = size;
    return new Watched(passes);
  }

  private final class Watched implements Learner.Forward {
    private final Learner.Forward passes;

    Watched(Learner.Forward passes) {
      this.passes = passes;
    }

    @Override
    public NDList apply(Block block, NDList inputs) {
      NDList outputs = passes.apply(block, inputs);
      if (Framewise.isPartOf(encoder, block) && arrays.size() < 2) {
        NDArray made = outputs.head().stopGradient();
        // a copy: what an encoder passes through unchanged ends with the batch
        NDArray seen =
            made.getShape().dimension() == 3 ? made.mean(new int[] {1}) : made.duplicate();
        seen.attach(manager);
        arrays.add(seen);
      }
      return outputs;
    }

    @Override
    public NDArray constant(Block block, NDList inputs) {
      return passes.constant(block, inputs);
    }
  }

  /** How they lie. Several views may have passed together, one after the other. */
  EmbeddingSpread spread() {
    if (arrays.isEmpty() || arrays.get(0).getShape().dimension() < 2) {
      return EmbeddingSpread.UNKNOWN;
    }
    float[][] first = Stepper.rows(arrays.get(0));
    int n = Math.min(samples, first.length);
    float[][] second =
        arrays.size() > 1
            ? Stepper.rows(arrays.get(1))
            : Arrays.copyOfRange(first, n, Math.min(2 * n, first.length));
    return EmbeddingSpread.of(
        Arrays.copyOf(first, n), Arrays.copyOf(second, Math.min(n, second.length)));
  }
}
