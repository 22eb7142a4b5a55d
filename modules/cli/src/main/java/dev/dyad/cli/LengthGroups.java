package dev.dyad.cli;

import dev.dyad.core.Collator;
import dev.dyad.core.Tensor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Makes inputs of a batch in groups of about the same {@linkplain Collator#extent extent}, so that
 * little has to be filled up: one short text is not made as long as the longest of hundreds.
 *
 * @param collator makes the inputs of a group
 */
record LengthGroups<T>(Collator<T> collator) implements Collator<T> {
  private static final int GROUP = 32;

  /** The rows of the batch, group by group, and how many groups; then the inputs of each. */
  @Override
  public List<Tensor> collate(List<T> values) {
    int[] extents = values.stream().mapToInt(collator::extent).toArray();
    boolean alike = IntStream.of(extents).distinct().count() == 1;
    int[] order =
        IntStream.range(0, extents.length)
            .boxed()
            .sorted(Comparator.comparingInt(row -> extents[row]))
            .mapToInt(Integer::intValue)
            .toArray();
    int size = alike ? order.length : GROUP;
    var rows = new Tensor.Longs(order.length + 1);
    IntStream.range(0, order.length).forEach(i -> rows.data().put(i, order[i]));
    rows.data().put(order.length, (order.length + size - 1) / size);
    var inputs = new ArrayList<Tensor>(List.of(rows));
    for (int from = 0; from < order.length; from += size) {
      inputs.addAll(
          collator.collate(
              IntStream.range(from, Math.min(from + size, order.length))
                  .mapToObj(i -> values.get(order[i]))
                  .toList()));
    }
    return inputs;
  }

  /** An encoding of such inputs: one vector a row, in the order of the batch. */
  static Embedder.Encoding encoding(Embedder.Encoding ofGroup) {
    return inputs -> {
      var rows = (Tensor.Longs) inputs.get(0);
      float[][] vectors = new float[(int) rows.shape()[0] - 1][];
      int groups = (int) rows.data().get(vectors.length);
      int each = (inputs.size() - 1) / Math.max(1, groups);
      int at = 0;
      for (int group = 0; group < groups; group++) {
        int first = 1 + group * each;
        for (float[] vector : ofGroup.apply(inputs.subList(first, first + each))) {
          vectors[(int) rows.data().get(at++)] = vector;
        }
      }
      return vectors;
    };
  }
}
