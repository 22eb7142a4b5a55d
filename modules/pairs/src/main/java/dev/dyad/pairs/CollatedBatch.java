package dev.dyad.pairs;

import dev.dyad.core.DrawnBatch;
import dev.dyad.core.Tensor;
import java.util.List;
import java.util.Optional;

/**
 * A batch as inputs of an encoder. It belongs to whoever asked for it; once nothing reads from it
 * any more, {@link #close} lets its memory serve a later batch.
 *
 * @param ids ids of the samples
 * @param labels labels of the samples, -1 where unlabelled
 * @param groups equal numbers for samples that are exact copies of each other
 * @param views for each view the encoder's inputs, the batch along the first dimension of each;
 *     none where there are no samples, or the device is to make the views
 * @param drawn what the device is to make the views of; empty where they are made
 */
@SuppressWarnings("ArrayRecordComponent") // carried from the loader to the step, never compared
public record CollatedBatch(
    List<String> ids,
    int[] labels,
    int[] groups,
    List<List<Tensor>> views,
    Optional<DrawnBatch> drawn)
    implements AutoCloseable {
  /** A batch whose views are made. */
  public CollatedBatch(List<String> ids, int[] labels, int[] groups, List<List<Tensor>> views) {
    this(ids, labels, groups, views, Optional.empty());
  }

  /** Number of samples. */
  public int size() {
    return labels.length;
  }

  /** Closes the tensors. Without it they wait for the garbage collector. */
  @Override
  public void close() {
    views.forEach(view -> view.forEach(Tensor::close));
    drawn.ifPresent(DrawnBatch::close);
  }
}
