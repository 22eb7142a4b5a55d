package dev.dyad.learn;

import ai.djl.nn.Block;

/**
 * What a block implements that runs an encoder and gives local representations behind its own: two
 * outputs, the first of them the encoder's, (N, D).
 */
public interface WithLocals {
  /** The encoder. */
  Block encoder();
}
