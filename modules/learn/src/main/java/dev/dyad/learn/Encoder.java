package dev.dyad.learn;

import ai.djl.nn.Block;

/**
 * An encoder's architecture: a record of settings. Found through {@link java.util.ServiceLoader} by
 * an instance with default settings.
 */
public interface Encoder {
  /**
   * A new block with parameters not yet initialised; maps a batch of inputs (N, ...) to
   * representations (N, D).
   */
  Block block();
}
