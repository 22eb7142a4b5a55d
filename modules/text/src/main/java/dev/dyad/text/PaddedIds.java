package dev.dyad.text;

import dev.dyad.core.Require;
import dev.dyad.core.Tensor;
import java.nio.LongBuffer;
import java.util.List;
import java.util.function.Function;

/** Numbers of tokens as one tensor, filled up with 0 to the longest text of the batch. */
final class PaddedIds {
  private PaddedIds() {}

  /** Shape (N, L), L at least 1. */
  static Tensor.Longs of(List<Text> texts, Function<Text, int[]> tokenizer) {
    Require.that(!texts.isEmpty(), "a batch must have at least one text");
    List<int[]> all = texts.stream().map(tokenizer).toList();
    int longest = Math.max(1, all.stream().mapToInt(ids -> ids.length).max().orElse(1));
    var tensor = new Tensor.Longs(texts.size(), longest);
    LongBuffer data = tensor.data();
    for (int i = 0; i < all.size(); i++) {
      int[] ids = all.get(i);
      for (int j = 0; j < ids.length; j++) {
        data.put(i * longest + j, ids[j]);
      }
    }
    return tensor;
  }
}
