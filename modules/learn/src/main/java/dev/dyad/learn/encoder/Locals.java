package dev.dyad.learn.encoder;

import ai.djl.nn.Block;
import dev.dyad.core.Require;

/**
 * Local representations, for methods that learn from parts of a sample: those of a graph's nodes.
 */
public final class Locals {
  private Locals() {}

  /**
   * An encoder's network with two outputs: what it gives by itself, (N, D), and the rows of all
   * nodes of the batch, (V, L), graph after graph. It shares the encoder's parameters and needs no
   * initialisation of its own.
   *
   * @param encoder a block made by an encoder of this package
   * @throws IllegalArgumentException if that encoder knows no parts of its samples
   */
  public static Block of(Block encoder) {
    var block = encoder instanceof ScriptBlock script ? script.withLocals() : null;
    Require.that(
        block != null && block.isPresent(),
        "this method needs an encoder that represents parts of a sample, such as Gin or Gcn");
    return block.orElseThrow();
  }
}
