package dev.dyad.pairs;

import dev.dyad.core.Tensor;
import java.util.List;

/**
 * A batch as inputs of an encoder. It belongs to whoever asked for it; once nothing reads from it
 * any more, {@link #close} lets its memory serve a later batch.
 *
 * @param ids ids of the samples
 * @param labels labels of the samples, -1 where unlabelled
 * @param groups equal numbers for samples that are exact copies of each other
 * @param views for each view the encoder's inputs, the batch along the first dimension of each;
 *     none where there are no samples
 */
@SuppressWarnings("ArrayRecordComponent") // carried from the loader to the step, never compared
public record CollatedBatch(List<String> ids, int[] labels, int[] groups, List<List<Tensor>> views)
    implements AutoCloseable {
  /** Number of samples. */
  public int size() {
    return labels.length;
  }

  /** Closes the tensors of all views. Without it they wait for the garbage collector. */
  @Override
  public void close() {
    views.forEach(view -> view.forEach(Tensor::close));
  }
}
