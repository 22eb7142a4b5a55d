package dev.dyad.learn.encoder;

import dev.dyad.core.Require;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How the vectors of a text's tokens become one vector; padding never has a part in it. */
public enum Pooling {
  /** The mean over tokens; zeros for a text without any. */
  MEAN,
  /** The greatest value in each dimension; zeros for a text without any. */
  MAX,
  /**
   * The vector at a learnt token put before the text, as BERT's CLS; only for {@link Transformer}.
   */
  CLS,
  /**
   * The state after the last token, that of the backward direction after the first; zeros for a
   * text without any. Only for encoders that read step by step, such as {@link Lstm}.
   */
  LAST;

  /**
   * Checks that an encoder can pool so.
   *
   * @throws IllegalArgumentException if it is none of these
   */
  void requireOneOf(String encoder, Pooling... known) {
    List<String> names = Arrays.stream(known).map(p -> p.name().toLowerCase(Locale.ROOT)).toList();
    Require.that(
        Arrays.asList(known).contains(this),
        "pooling of %s must be one of %s, but was %s",
        encoder,
        names,
        name().toLowerCase(Locale.ROOT));
  }
}
