package dev.dyad.eval;

import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Loops over all cores whose results do not depend on how many there are: every index writes only
 * its own place, and sums are taken block by block in the order of the blocks.
 */
final class Parallel {
  private Parallel() {}

  /** A double for the rows from..to-1. */
  @FunctionalInterface
  interface BlockSum {
    double of(int from, int to);
  }

  /** Something for the rows from..to-1. */
  @FunctionalInterface
  interface Block {
    void accept(int index, int from, int to);
  }

  /** Calls body with 0..count-1, in any order. */
  static void each(int count, IntConsumer body) {
    IntStream.range(0, count).parallel().forEach(body);
  }

  /** Calls body with blocks of at most blockSize of the rows 0..count-1. */
  static void blocks(int count, int blockSize, Block body) {
    each(
        blockCount(count, blockSize),
        block -> {
          int from = block * blockSize;
          body.accept(block, from, Math.min(count, from + blockSize));
        });
  }

  static int blockCount(int count, int blockSize) {
    return (count + blockSize - 1) / blockSize;
  }

  /** Sum over blocks of the rows 0..count-1, added in the order of the blocks. */
  static double sum(int count, int blockSize, BlockSum body) {
    double[] sums = new double[blockCount(count, blockSize)];
    blocks(count, blockSize, (block, from, to) -> sums[block] = body.of(from, to));
    double sum = 0;
    for (double part : sums) {
      sum += part;
    }
    return sum;
  }
}
