package dev.dyad.learn;

import ai.djl.nn.Block;

/**
 * What the block of an encoder of sequences implements if its representation (N, D) is made of
 * frames in order of time, which methods such as CPC look at one by one. {@link FramewiseBlock}
 * makes such a block of any that gives frames.
 */
public interface Framewise {
  /**
   * The part that gives the frames, shape (N, T, D), with the same parameters as the whole; samples
   * never meet in it, but for the statistics of batch norms.
   */
  Block frames();

  /** Whether a block is an encoder, or what gives its frames, or its local representations too. */
  static boolean isPartOf(Block encoder, Block block) {
    return block == encoder
        || (encoder instanceof Framewise whole && block == whole.frames())
        || (block instanceof WithLocals both && both.encoder() == encoder);
  }
}
