package dev.dyad.learn.encoder;

/** How the vectors of a text's tokens become one vector; padding never has a part in it. */
public enum Pooling {
  /** The mean over tokens; zeros for a text without any. */
  MEAN,
  /** The greatest value in each dimension; zeros for a text without any. */
  MAX,
  /**
   * The vector at a learnt token put before the text, as BERT's CLS; only for {@link Transformer}.
   */
  CLS
}
