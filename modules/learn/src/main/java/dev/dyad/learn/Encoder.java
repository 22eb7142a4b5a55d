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

  /** The same encoder without what it takes from files: all that its trained weights need. */
  default Encoder architecture() {
    return this;
  }

  /** Whether training leaves all of its weights and running statistics as they are. */
  default boolean frozen() {
    return false;
  }

  /**
   * Checks what can be known of the files that it takes weights from.
   *
   * @throws IllegalArgumentException if one is missing, damaged, or of another format
   */
  default void check() {}

  /**
   * Gives an initialised block of this encoder the weights that are in files; others stay random.
   *
   * @throws IllegalArgumentException if they do not fit
   */
  default void start(Block block) {}
}
