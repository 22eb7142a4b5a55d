package dev.dyad.text;

import dev.dyad.core.Collator;
import dev.dyad.core.Require;
import dev.dyad.core.Tensor;
import java.util.List;
import java.util.Locale;

/**
 * The first words of each text as numbers, shape (N, length): 1 + a hash of the lower-case token in
 * 0..buckets-1, and 0 after the end of a text. Needs no vocabulary, at the price that some words
 * share a number.
 *
 * @param length tokens of each text that are kept
 * @param buckets different numbers for words
 */
public record HashedWords(int length, int buckets) implements Collator<Text> {
  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is not positive
   */
  public HashedWords {
    Require.positive("length", length);
    Require.positive("buckets", buckets);
  }

  /** 64 tokens, 32,768 numbers. */
  public HashedWords() {
    this(64, 32_768);
  }

  @Override
  public List<Tensor> collate(List<Text> texts) {
    Require.that(!texts.isEmpty(), "a batch must have at least one text");
    var tensor = new Tensor.Longs(texts.size(), length);
    for (int i = 0; i < texts.size(); i++) {
      List<Token> tokens = texts.get(i).tokens();
      for (int j = 0; j < Math.min(length, tokens.size()); j++) {
        String word = tokens.get(j).form().toLowerCase(Locale.ROOT);
        tensor.data().put(i * length + j, 1 + Math.floorMod(word.hashCode(), buckets));
      }
    }
    return List.of(tensor);
  }
}
