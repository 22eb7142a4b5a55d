package dev.dyad.learn.method;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.nn.Block;
import dev.dyad.learn.Learner.Forward;
import dev.dyad.learn.LearnerBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Views of several sizes through one encoder: once for each size, as norms should see them. */
final class ViewSizes {
  private ViewSizes() {}

  /**
   * Representations of neighbouring views of one size, together: (views · N, D) for each run of
   * them, in order.
   */
  static List<NDList> encode(Block encoder, LearnerBatch batch, Forward forward) {
    var encoded = new ArrayList<NDList>();
    var together = new ArrayList<NDList>();
    for (NDList view : batch.views()) {
      if (!together.isEmpty() && !joins(together.get(0), view, batch.size())) {
        encoded.add(forward.apply(encoder, joined(together)));
        together.clear();
      }
      together.add(view);
    }
    encoded.add(forward.apply(encoder, joined(together)));
    return encoded;
  }

  /** Rows of several views, cut into those of each. */
  static List<NDArray> parts(NDArray rows, long size) {
    var parts = new ArrayList<NDArray>();
    for (long start = 0; start < rows.getShape().get(0); start += size) {
      parts.add(rows.get(new NDIndex("{}:{}", start, start + size)));
    }
    return parts;
  }

  /** Whether the arrays are of one shape and each has a row for each sample. */
  private static boolean joins(NDList a, NDList b, long size) {
    return Arrays.equals(a.getShapes(), b.getShapes())
        && b.stream().allMatch(x -> x.getShape().dimension() > 0 && x.getShape().get(0) == size);
  }

  private static NDList joined(List<NDList> views) {
    if (views.size() == 1) {
      return views.get(0);
    }
    var joined = new NDList();
    for (int i = 0; i < views.get(0).size(); i++) {
      var arrays = new NDList();
      for (NDList view : views) {
        arrays.add(view.get(i));
      }
      joined.add(NDArrays.concat(arrays));
    }
    return joined;
  }
}
